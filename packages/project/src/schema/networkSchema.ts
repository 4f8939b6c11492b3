import { z } from 'zod';
import type { Network } from '../Network';
import { awsFields } from './awsFields';
import { count } from './count';
import { fields } from './fields';
import { modes } from './modes';

const egress = z
  .enum(['nat-per-az', 'single-nat', 'isolated'])
  .default('nat-per-az')
  .meta({
    description:
      'use nat-per-az (survives the loss of a zone), single-nat (half the cost) or isolated (no way to the internet)',
  });

function zoneCount({ input }: { input?: unknown }): string {
  const found = Array.isArray(input) ? input.length : 'none';
  return `there must be two or three zones, not ${found}`;
}

const availabilityZones = z
  .array(fields.availabilityZone)
  .min(2, { error: zoneCount })
  .max(3, { error: zoneCount })
  .meta({
    description:
      'name two or three zones of the region, such as [us-west-2a, us-west-2b]',
  });

const generation = count(
  1,
  99,
  'the number of the network, one more each time it is swapped',
);

const created = z.strictObject({
  cidr: fields.vpcCidr,
  availabilityZones,
  egress,
  flowLogs: z
    .boolean()
    .default(false)
    .meta({ description: 'true or false: whether flow logs are kept' }),
  endpointPolicies: z.boolean().default(false).meta({
    description:
      'true or false: whether the VPC endpoints let through only what Databricks and the declared buckets need',
  }),
  generation: generation.default(1),
  replaces: z
    .strictObject({
      cidr: fields.vpcCidr,
      availabilityZones,
      egress,
      generation: generation.optional(),
    })
    .meta({
      description:
        'write the network that was there before, with its cidr, availabilityZones and egress, until the workspace has moved',
    })
    .optional(),
});

const existing = z.strictObject({
  existing: z
    .strictObject({
      vpcId: awsFields.vpcId,
      subnetIds: z
        .array(awsFields.subnetId)
        .min(2, { error: 'there must be two subnets or more' })
        .max(20, { error: 'there must be at most 20 subnets' })
        .meta({
          description:
            'list two subnets or more, each in a zone of its own, such as [subnet-0a1b2c3d4e5f60718, …]',
        }),
      securityGroupIds: z
        .array(awsFields.securityGroupId)
        .min(1, { error: 'there must be a security group' })
        .max(5, { error: 'there must be at most five security groups' })
        .meta({
          description:
            'list one to five security groups, such as [sg-0a1b2c3d4e5f60718]',
        }),
      egress: z.enum(['nat', 'isolated']).default('nat').meta({
        description:
          'use nat when the network has a way to the internet, isolated when it has none',
      }),
      endpoints: z
        .array(
          z.enum(['s3', 'sts', 'kinesis-streams']).meta({
            description: 'use s3, sts or kinesis-streams',
          }),
        )
        .default([])
        .meta({
          description:
            'list the AWS services that have a VPC endpoint there: s3, sts, kinesis-streams',
        }),
    })
    .meta({
      description: 'write vpcId, subnetIds and securityGroupIds of the network',
    }),
});

const network = z.union([created, existing]).meta({
  description:
    'write a network with cidr and availabilityZones, such as { cidr: 10.0.0.0/22, availabilityZones: [us-west-2a, us-west-2b] }, or { existing: { vpcId, subnetIds, securityGroupIds } }',
});
modes.add(network, {
  names: ['a network of its own', 'an existing network'],
  of: keys => (keys.includes('existing') ? 1 : 0),
});

/**
 * The environment's VPC: a new one, or one that is there and belongs to
 * somebody else.
 *
 * Source: Databricks docs, customer-managed VPC, 2026 (two subnets in
 * different zones, one to five security groups).
 */
export const networkSchema = network.transform(
  (written): Exclude<Network, { mode: 'none' }> => {
    if ('existing' in written) {
      return { mode: 'existing', ...written.existing };
    }
    const { replaces, ...rest } = written;
    return {
      mode: 'create',
      ...rest,
      ...(replaces && {
        replaces: {
          ...replaces,
          generation: replaces.generation ?? rest.generation - 1,
        },
      }),
    };
  },
);
