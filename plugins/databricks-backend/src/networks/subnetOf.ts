import type { NetworkSubnet } from '@lakeport/backstage-plugin-databricks-common';
import type { Ec2Subnet } from '@lakeport/topology';

/**
 * What AWS keeps of every subnet: the first four addresses and the last one
 * (Amazon VPC User Guide, subnet CIDR blocks, 2026).
 */
const KEPT_BY_AWS = 5;

/** A subnet with its free addresses; only its id where AWS tells nothing. */
export function subnetOf(id: string, subnet: Ec2Subnet = {}): NetworkSubnet {
  const { CidrBlock, AvailabilityZone, AvailableIpAddressCount, Tags } = subnet;
  const name = Tags?.find(({ Key }) => Key === 'Name')?.Value;
  const total = totalAddresses(CidrBlock);
  return {
    id,
    ...(name && { name }),
    ...(CidrBlock && { cidr: CidrBlock }),
    ...(AvailabilityZone && { availabilityZone: AvailabilityZone }),
    ...(AvailableIpAddressCount !== undefined && {
      freeAddresses: AvailableIpAddressCount,
    }),
    ...(total !== undefined && { totalAddresses: total }),
  };
}

/** How many addresses of a block machines can have. */
export function totalAddresses(cidr: string | undefined): number | undefined {
  const prefix = /^[\d.]+\/(\d{1,2})$/.exec(cidr ?? '')?.[1];
  return prefix === undefined
    ? undefined
    : Math.max(0, 2 ** (32 - Number(prefix)) - KEPT_BY_AWS);
}
