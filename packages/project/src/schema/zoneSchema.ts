import { z } from 'zod';
import { awsFields } from './awsFields';
import { count } from './count';
import { fields } from './fields';
import { modes } from './modes';

const said = {
  schema: fields.schemaName.optional().meta({
    description:
      "use the name of a schema in the environment's default catalog; left out, the zone's own name",
  }),
  format: z.enum(['files', 'delta']).optional().meta({
    description:
      'use files (as others write them) or delta (tables that jobs write); left out, the first zone and those that something delivers into are files',
  }),
};

/** Ten years; nobody deletes by a rule what is older. */
const MOST_DAYS = 3650;

/**
 * One stage of the data.
 *
 * Source: Amazon S3 user guide, lifecycle configuration, 2026.
 */
export const zoneSchema = z
  .union([
    z.strictObject({
      ...said,
      retentionDays: count(
        1,
        MOST_DAYS,
        'the days after which files are deleted',
      ).optional(),
      transitionToGlacierDays: count(
        1,
        MOST_DAYS,
        'the days after which files move to S3 Glacier Flexible Retrieval',
      ).optional(),
    }),
    z.strictObject({ ...said, path: awsFields.storageUrl }),
  ])
  .meta({
    description:
      'write a zone; {} for one with a bucket of its own, { path: s3://… } for one in a bucket that is there',
  });
modes.add(zoneSchema, {
  names: [
    'a zone with a bucket of its own',
    "a zone with a path, whose bucket is somebody else's",
  ],
  of: keys => (keys.includes('path') ? 1 : 0),
});
