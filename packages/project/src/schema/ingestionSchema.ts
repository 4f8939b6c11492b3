import { z } from 'zod';
import { awsFields } from './awsFields';
import { lakehouseFields } from './lakehouseFields';
import { streamSchema } from './streamSchema';

/** How data comes into a lakehouse. */
export const ingestionSchema = z
  .strictObject({
    streams: z
      .record(lakehouseFields.streamName, streamSchema)
      .default({})
      .meta({ description: 'Kinesis streams by name, or {} for none' }),
    batch: z
      .strictObject({
        into: lakehouseFields.zoneName.meta({
          description: 'use the name of a zone of files, such as raw',
        }),
      })
      .meta({
        description:
          'write the zone that S3 Batch Operations copy into, such as { into: raw }',
      })
      .optional(),
    onPremises: z
      .strictObject({
        cidrs: z
          .array(awsFields.cidr)
          .min(1, { error: 'no range is listed' })
          .max(50, { error: 'more than 50 ranges are listed' })
          .meta({
            description:
              'list the ranges outside AWS that reach S3 through the interface endpoint, such as [192.168.0.0/16]',
          }),
      })
      .meta({
        description:
          'write the ranges that feeds come from, such as { cidrs: [192.168.0.0/16] }',
      })
      .optional(),
  })
  .meta({ description: 'write streams, batch and onPremises' });
