import { z } from 'zod';
import type { Cluster, ClusterSize } from '../Compute';
import { awsFields } from './awsFields';
import { count } from './count';
import { databricksFields } from './databricksFields';
import { groupsSchema } from './groupsSchema';

const workers = (what: string) => count(1, 1000, what);

/**
 * A cluster. That it has one size, and a node type or a pool, is checked with
 * the rest of the file, so that it is said together with other problems.
 */
export const clusterSchema = z
  .strictObject({
    singleNode: z
      .literal(true)
      .meta({
        description:
          'true for a cluster of one node; otherwise leave it out and write workers or autoscale',
      })
      .optional(),
    workers: workers('how many workers it has').optional(),
    autoscale: z
      .strictObject({
        min: workers('how many workers it has at least'),
        max: workers('how many workers it has at most'),
      })
      .meta({ description: 'write min and max, such as { min: 1, max: 4 }' })
      .optional(),
    nodeType: awsFields.instanceType.optional(),
    pool: databricksFields.poolName.optional(),
    policy: databricksFields.policyName.optional(),
    sparkVersion: databricksFields.sparkVersion.default('auto:latest-lts'),
    autoTerminationMinutes: count(
      10,
      10_000,
      'the minutes without work after which it stops',
    ).default(30),
    instanceProfile: databricksFields.instanceProfileName.optional(),
    libraries: z
      .strictObject({
        pypi: z.array(databricksFields.pypiPackage).default([]).meta({
          description: 'list PyPI packages, such as [pandas==2.2.3]',
        }),
        maven: z.array(databricksFields.mavenCoordinates).default([]).meta({
          description:
            'list Maven coordinates, such as [com.databricks:spark-xml_2.12:0.18.0]',
        }),
      })
      .meta({ description: 'write pypi and maven' })
      .prefault({}),
    groups: groupsSchema,
  })
  .meta({
    description:
      'write a cluster, such as { singleNode: true, nodeType: m5d.large }, with workers or autoscale for more nodes',
  })
  .transform(({ singleNode, workers: fixed, autoscale, ...rest }): Cluster => {
    const size = (): ClusterSize => {
      if (autoscale) {
        return { mode: 'autoscale', ...autoscale };
      }
      return fixed === undefined
        ? { mode: 'single-node' }
        : { mode: 'fixed', workers: fixed };
    };
    return { size: size(), ...rest };
  });
