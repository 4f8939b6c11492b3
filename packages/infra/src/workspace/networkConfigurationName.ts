import { Fn } from '#cdk';

/**
 * The name of a workspace's network configuration. Such an object can only be
 * replaced, and the new one has to exist beside the old one for a while under
 * another name. So the name carries a fingerprint of the very objects that it
 * stands for, which Terraform takes: a subnet that is made anew has the same
 * zone and addresses, but not the same id.
 */
export function networkConfigurationName(
  name: string,
  network: {
    readonly vpcId: string;
    readonly subnetIds: string[];
    readonly securityGroupIds: string[];
  },
): string {
  const ids = Fn.concat([
    [network.vpcId],
    network.subnetIds,
    network.securityGroupIds,
  ]);
  return `${name}-${Fn.substr(Fn.sha256(Fn.join(',', ids)), 0, 8)}`;
}
