import { z } from 'zod';
import type { InstanceProfile } from '../Compute';
import { awsFields } from './awsFields';
import { clusterSchema } from './clusterSchema';
import { count } from './count';
import { databricksFields } from './databricksFields';
import { fields } from './fields';
import { groupsSchema } from './groupsSchema';
import { modes } from './modes';

const policy = z
  .strictObject({
    maxDbusPerHour: z
      .number()
      .positive({ error: issue => `${issue.input} is not more than 0` })
      .max(100_000, { error: issue => `${issue.input} is more than 100000` })
      .meta({
        description: 'use the most DBUs an hour a cluster may cost, such as 10',
      })
      .optional(),
    nodeTypes: z.array(awsFields.instanceType).default([]).meta({
      description:
        'list the instance types to choose from, such as [m5d.large]; [] for any',
    }),
    autoTerminationMinutes: count(
      10,
      10_000,
      'the minutes without work after which clusters stop',
    ).optional(),
    sparkVersion: databricksFields.sparkVersion.default('auto:latest-lts'),
    groups: groupsSchema,
    instanceProfiles: z
      .array(databricksFields.instanceProfileName)
      .default([])
      .meta({
        description: 'list names of compute.instanceProfiles to choose from',
      }),
  })
  .meta({
    description:
      'write a cluster policy, such as { maxDbusPerHour: 10, nodeTypes: [m5d.large], groups: [data-engineers] }',
  });

const pool = z
  .strictObject({
    nodeType: awsFields.instanceType,
    minIdle: count(0, 1000, 'how many instances always wait').default(0),
    maxCapacity: count(1, 1000, 'how many instances there may be').optional(),
    idleMinutes: count(
      0,
      10_000,
      'the minutes after which a waiting instance is given back',
    ).default(15),
    availability: z.enum(['SPOT', 'ON_DEMAND']).default('ON_DEMAND').meta({
      description: 'use SPOT or ON_DEMAND',
    }),
    groups: groupsSchema,
  })
  .meta({
    description: 'write an instance pool, such as { nodeType: m5d.large }',
  });

/** Of one warehouse (Databricks REST API, SQL warehouses, 2026). */
const MOST_CLUSTERS = 30;

const warehouse = z
  .strictObject({
    size: z
      .enum([
        '2X-Small',
        'X-Small',
        'Small',
        'Medium',
        'Large',
        'X-Large',
        '2X-Large',
        '3X-Large',
        '4X-Large',
      ])
      .meta({ description: 'use a size from 2X-Small to 4X-Large' }),
    serverless: z.boolean().default(true).meta({
      description: 'true or false: whether it runs on serverless compute',
    }),
    autoStopMinutes: count(
      0,
      10_000,
      'the minutes without queries after which it stops (0 for never)',
    ).default(10),
    minClusters: count(
      1,
      MOST_CLUSTERS,
      'how many clusters it has at least',
    ).default(1),
    maxClusters: count(
      1,
      MOST_CLUSTERS,
      'how many clusters it has at most',
    ).default(1),
    groups: groupsSchema,
  })
  .meta({
    description: 'write a SQL warehouse, such as { size: 2X-Small }',
  });

const instanceProfile = z
  .union([
    z.strictObject({
      buckets: z
        .array(
          z
            .strictObject({
              name: fields.bucketName,
              access: z.enum(['read', 'read-write']).default('read').meta({
                description: 'use read or read-write',
              }),
            })
            .meta({
              description: 'write name and access of a bucket',
            }),
        )
        .default([])
        .meta({
          description:
            'list the buckets it may use, such as [{ name: acme-exports, access: read }]',
        }),
    }),
    z.strictObject({ existing: awsFields.instanceProfileArn }),
  ])
  .meta({
    description:
      'write the buckets a new instance profile may use, or { existing: <arn> }',
  });
modes.add(instanceProfile, {
  names: ['a new instance profile', 'an existing instance profile'],
  of: keys => (keys.includes('existing') ? 1 : 0),
});

/** Compute of a workspace, by name. */
export const computeSchema = z
  .strictObject({
    policies: z
      .record(databricksFields.policyName, policy)
      .default({})
      .meta({ description: 'cluster policies by name, or {} for none' }),
    pools: z
      .record(databricksFields.poolName, pool)
      .default({})
      .meta({ description: 'instance pools by name, or {} for none' }),
    clusters: z
      .record(databricksFields.clusterName, clusterSchema)
      .default({})
      .meta({ description: 'clusters by name, or {} for none' }),
    warehouses: z
      .record(databricksFields.warehouseName, warehouse)
      .default({})
      .meta({ description: 'SQL warehouses by name, or {} for none' }),
    instanceProfiles: z
      .record(
        databricksFields.instanceProfileName,
        instanceProfile.transform(
          (written): InstanceProfile =>
            'existing' in written
              ? { mode: 'existing', arn: written.existing }
              : { mode: 'create', buckets: written.buckets },
        ),
      )
      .default({})
      .meta({ description: 'instance profiles by name, or {} for none' }),
  })
  .meta({
    description:
      'write policies, pools, clusters, warehouses and instanceProfiles',
  });
