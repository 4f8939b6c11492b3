import { z } from 'zod';
import type { LakehouseOrchestration } from '../Lakehouse';
import { count } from './count';
import { databricksFields } from './databricksFields';
import { lakehouseFields } from './lakehouseFields';
import { modes } from './modes';
import { modesBy } from './modesBy';
import { scheduleSchema } from './scheduleSchema';

const trigger = {
  description:
    'use eventbridge (Step Functions call the job), file-arrival (Databricks watches the zone) or schedule',
};

const said = {
  notebook: lakehouseFields.notebook.default('builtin'),
  cluster: databricksFields.clusterName.optional().meta({
    description:
      "use the name of a cluster in every environment's compute.clusters; left out, the job runs on serverless compute",
  }),
};

const orchestration = z
  .discriminatedUnion('trigger', [
    z.strictObject({
      trigger: z.literal('eventbridge').meta(trigger),
      ...said,
    }),
    z.strictObject({
      trigger: z.literal('file-arrival').meta(trigger),
      minSecondsBetweenRuns: count(
        60,
        86_400,
        'the seconds that lie between two runs at least',
      ).default(60),
      ...said,
    }),
    z.strictObject({
      trigger: z.literal('schedule').meta(trigger),
      schedule: scheduleSchema,
      ...said,
    }),
  ])
  .meta({
    description:
      'write what starts the job, such as { trigger: eventbridge, notebook: builtin }',
  });
modes.add(
  orchestration,
  modesBy('trigger', {
    eventbridge: 'trigger: eventbridge',
    'file-arrival': 'trigger: file-arrival',
    schedule: 'trigger: schedule',
  }),
);

/**
 * What starts the job that carries data from zone to zone, and what it runs.
 *
 * Source: Databricks REST API, jobs, file arrival trigger (60 seconds between
 * runs at least), 2026.
 */
export const orchestrationSchema = orchestration.transform(
  ({ notebook, ...rest }): LakehouseOrchestration => ({
    ...rest,
    notebook:
      notebook === 'builtin'
        ? { mode: 'builtin' }
        : { mode: 'path', path: notebook },
  }),
);
