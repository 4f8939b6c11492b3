import { z } from 'zod';
import { databricksFields } from './databricksFields';

/** Whether and when an environment's network sleeps. */
export const sleepSchema = z
  .strictObject({
    asleep: z.boolean().default(false).meta({
      description: 'true or false: whether the network is asleep now',
    }),
    schedule: z
      .strictObject({
        asleep: databricksFields.cron,
        awake: databricksFields.cron,
        timeZone: databricksFields.timeZone,
      })
      .meta({
        description:
          'write when it falls asleep and wakes, such as { asleep: "0 20 * * 1-5", awake: "0 7 * * 1-5", timeZone: Europe/Berlin }',
      })
      .optional(),
    keepAddresses: z.boolean().default(false).meta({
      description:
        'true or false: whether the public addresses are kept, and paid for, while asleep',
    }),
  })
  .meta({
    description:
      'write asleep or schedule, such as { schedule: { asleep: "0 20 * * 1-5", awake: "0 7 * * 1-5", timeZone: Europe/Berlin } }',
  });
