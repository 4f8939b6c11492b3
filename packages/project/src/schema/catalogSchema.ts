import { z } from 'zod';
import { awsFields } from './awsFields';
import { databricksFields } from './databricksFields';
import { fields } from './fields';
import { grantSchema } from './grantSchema';

const volume = z
  .strictObject({
    type: z.enum(['managed', 'external']).default('managed').meta({
      description:
        'use managed, or external when systems outside Databricks put files there',
    }),
    location: awsFields.storageUrl.optional(),
  })
  .meta({ description: 'a volume of files, such as { type: managed }' });

const schema = z
  .strictObject({
    volumes: z
      .record(fields.volumeName, volume)
      .default({})
      .meta({ description: 'volumes by name, or {} for none' }),
  })
  .meta({ description: 'a schema; {} for one without volumes' });

/**
 * A Unity Catalog catalog with managed storage of its own, isolated and bound
 * to the environment's workspace.
 */
export const catalogSchema = z
  .strictObject({
    default: z.boolean().default(false).meta({
      description:
        "true makes it the workspace's default catalog; at most one can be",
    }),
    existing: z
      .strictObject({ storageRoot: awsFields.storageUrl.optional() })
      .meta({
        description:
          "write { storageRoot: s3://… } for a catalog that is there, with the managed location it was made with, or {} when it lies in the metastore's",
      })
      .optional(),
    isolation: z.enum(['isolated', 'open']).default('isolated').meta({
      description:
        'use isolated (only bound workspaces see it) or open (every workspace of the metastore does)',
    }),
    bindings: z
      .array(
        z
          .strictObject({
            workspaceId: databricksFields.workspaceId,
            access: z
              .enum(['read-write', 'read-only'])
              .default('read-only')
              .meta({ description: 'use read-only or read-write' }),
          })
          .meta({
            description:
              'write the id of another workspace, such as { workspaceId: "1234567890123456", access: read-only }',
          }),
      )
      .default([])
      .meta({
        description:
          'list other workspaces that may use the catalog; its own may anyway',
      }),
    schemas: z
      .record(fields.schemaName, schema)
      .default({})
      .meta({ description: 'schemas by name, or {} for none' }),
    grants: z.array(grantSchema).default([]).meta({
      description: 'a list of grants, one for each group or service principal',
    }),
  })
  .meta({
    description: 'a catalog; {} for one without schemas and grants',
  });
