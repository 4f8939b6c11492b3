import { z } from 'zod';
import { databricksFields } from './databricksFields';
import { fields } from './fields';
import { modes } from './modes';

const networkConnectivity = z
  .union([
    z.boolean(),
    z.strictObject({ existing: databricksFields.networkConnectivityId }),
  ])
  .meta({
    description:
      "true for the region's network connectivity configuration, false for none, or { existing: <id> }",
  });

const networkPolicy = z
  .union([
    z.strictObject({
      allowedDomains: z.array(databricksFields.domain).default([]).meta({
        description:
          'list the domains that serverless compute may reach, such as [pypi.org]',
      }),
      allowedBuckets: z.array(fields.bucketName).default([]).meta({
        description:
          'list the buckets outside Unity Catalog that serverless compute may reach',
      }),
    }),
    z.strictObject({ existing: databricksFields.networkPolicyId }),
  ])
  .meta({
    description:
      'write allowedDomains and allowedBuckets ({} allows nothing), or { existing: <id> }',
  });
modes.add(networkPolicy, {
  names: ['a new network policy', 'an existing network policy'],
  of: keys => (keys.includes('existing') ? 1 : 0),
});

/** Network of serverless compute. */
export const serverlessSchema = z
  .strictObject({
    networkConnectivity: networkConnectivity.default(false),
    networkPolicy: networkPolicy.optional(),
  })
  .meta({
    description:
      'write networkConnectivity and networkPolicy, such as { networkConnectivity: true }',
  });
