import { AddressPlan } from '@lakeport/project';
import { digest } from '../framework/digest';

/**
 * The name of a workspace's network configuration. Such an object can only be
 * replaced, and the new one must exist beside the old one for a while, so the
 * name carries a fingerprint of the subnets that it stands for.
 */
export function networkConfigurationName(
  name: string,
  addressPlan: AddressPlan,
): string {
  const subnets = addressPlan.subnets
    .filter(subnet => subnet.tier === 'private')
    .map(subnet => `${subnet.availabilityZone} ${subnet.cidr}`);
  return `${name}-${digest([addressPlan.cidr, ...subnets].join('\n'), 8)}`;
}
