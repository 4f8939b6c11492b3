import { z } from 'zod';
import { count } from './count';
import { lakehouseFields } from './lakehouseFields';
import { modes } from './modes';
import { modesBy } from './modesBy';

const mode = {
  description: 'use on-demand, or provisioned with a number of shards',
};

const said = {
  deliverTo: lakehouseFields.zoneName.meta({
    description: 'use the name of a zone of files, such as raw',
  }),
  bufferSeconds: count(
    0,
    900,
    'the seconds after which Firehose writes what has come',
  ).default(300),
  bufferMebibytes: count(
    1,
    128,
    'the MiB after which Firehose writes what has come',
  ).default(64),
  retentionHours: count(
    24,
    8760,
    'the hours that the stream keeps records for',
  ).default(24),
};

/**
 * A Kinesis data stream and what Firehose does with it.
 *
 * Sources: Amazon Data Firehose API reference, BufferingHints (0 to 900
 * seconds, 1 to 128 MiB); Amazon Kinesis Data Streams developer guide, changing
 * the data retention period (24 to 8760 hours), 2026.
 */
export const streamSchema = z
  .discriminatedUnion('mode', [
    z.strictObject({ mode: z.literal('on-demand').meta(mode), ...said }),
    z.strictObject({
      mode: z.literal('provisioned').meta(mode),
      shards: count(1, 10_000, 'the shards that a provisioned stream needs'),
      ...said,
    }),
  ])
  .meta({
    description:
      'write a stream, such as { mode: on-demand, deliverTo: raw } or { mode: provisioned, shards: 2, deliverTo: raw }',
  });
modes.add(
  streamSchema,
  modesBy('mode', {
    'on-demand': 'an on-demand stream',
    provisioned: 'a provisioned stream',
  }),
);
