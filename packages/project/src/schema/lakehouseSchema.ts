import { z } from 'zod';
import { fields } from './fields';
import { ingestionSchema } from './ingestionSchema';
import { lakehouseFields } from './lakehouseFields';
import { orchestrationSchema } from './orchestrationSchema';
import { zoneSchema } from './zoneSchema';

/** Zones of data, what fills them, and what carries data from one to the next. */
export const lakehouseSchema = z
  .strictObject({
    environments: z
      .array(fields.environment)
      .min(1, { error: 'no environment is listed' })
      .optional()
      .meta({
        description:
          'list the environments that have the lakehouse, such as [dev, prod]; left out, all of them',
      }),
    zones: z.record(lakehouseFields.zoneName, zoneSchema).meta({
      description:
        'write at least one zone by name, in the order that data goes, such as { raw: {}, trusted: {}, refined: {} }',
    }),
    ingestion: ingestionSchema.prefault({}),
    orchestration: orchestrationSchema.optional(),
  })
  .meta({
    description:
      'write a lakehouse with zones, such as { zones: { raw: {}, trusted: {}, refined: {} } }',
  });
