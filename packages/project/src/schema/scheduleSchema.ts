import { z } from 'zod';
import { databricksFields } from './databricksFields';

/** When a job runs. */
export const scheduleSchema = z
  .strictObject({
    cron: databricksFields.quartzCron,
    timeZone: databricksFields.timeZone,
    paused: z.boolean().default(false).meta({
      description: 'true or false: whether the schedule is paused',
    }),
  })
  .meta({
    description:
      'write when it runs, such as { cron: "0 0 6 * * ?", timeZone: Europe/Berlin }',
  });
