import { z } from 'zod';
import { fields } from './fields';
import { laterKeys } from './laterKeys';

const egress = z.enum(['nat-per-az', 'single-nat']).default('nat-per-az').meta({
  description:
    'use nat-per-az (survives the loss of a zone) or single-nat (half the cost)',
});
laterKeys.add(egress, { values: ['isolated'] });

const zones =
  'name two or three zones of the region, such as [us-west-2a, us-west-2b]';

function count({ input }: { input?: unknown }): string {
  const found = Array.isArray(input) ? input.length : 'none';
  return `there must be two or three zones, not ${found}`;
}

/** The environment's VPC. */
export const networkSchema = z
  .strictObject({
    cidr: fields.vpcCidr,
    availabilityZones: z
      .array(fields.availabilityZone)
      .min(2, { error: count })
      .max(3, { error: count })
      .meta({ description: zones }),
    egress,
    flowLogs: z
      .boolean()
      .default(false)
      .meta({ description: 'true or false: whether flow logs are kept' }),
  })
  .meta({
    description:
      'write a network with cidr and availabilityZones, such as { cidr: 10.0.0.0/22, availabilityZones: [us-west-2a, us-west-2b] }',
  });
