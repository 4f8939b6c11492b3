import type { HeldObject } from '../../databricks/AccountReader';
import { attributes, type Ec2Item } from './attributes';
import type { Ec2Region } from './Ec2Region';
import { networkInterfaceItems } from './networkInterfaceItems';

/** AWS keeps the first four addresses of a subnet and its last. */
const KEPT_ADDRESSES = 5;

export function vpcItems(region: Ec2Region): Ec2Item[] {
  return region.all('aws_vpc').map(vpc => ({
    vpcId: vpc.id,
    ownerId: region.accountId,
    state: 'available',
    cidrBlock: attributes.text(vpc, 'cidr_block'),
    cidrBlockAssociationSet: [
      attributes.text(vpc, 'cidr_block'),
      ...region
        .all('aws_vpc_ipv4_cidr_block_association')
        .filter(({ attributes: its }) => its.vpc_id === vpc.id)
        .map(association => attributes.text(association, 'cidr_block')),
    ].map((cidrBlock, index) => ({
      associationId: `vpc-cidr-assoc-${index}${vpc.id.slice(4)}`,
      cidrBlock,
      cidrBlockState: { state: 'associated' },
    })),
    dhcpOptionsId: attributes.text(vpc, 'dhcp_options_id'),
    instanceTenancy: attributes.text(vpc, 'instance_tenancy') ?? 'default',
    isDefault: false,
    tagSet: attributes.tags(vpc),
  }));
}

export function subnetItems(region: Ec2Region): Ec2Item[] {
  const taken = new Map<unknown, number>();
  for (const { subnetId } of networkInterfaceItems(region)) {
    taken.set(subnetId, (taken.get(subnetId) ?? 0) + 1);
  }
  return region.all('aws_subnet').map(subnet => ({
    subnetId: subnet.id,
    subnetArn: attributes.text(subnet, 'arn'),
    vpcId: attributes.text(subnet, 'vpc_id'),
    ownerId: region.accountId,
    state: 'available',
    cidrBlock: attributes.text(subnet, 'cidr_block'),
    availabilityZone: attributes.text(subnet, 'availability_zone'),
    availabilityZoneId: attributes.text(subnet, 'availability_zone_id'),
    availableIpAddressCount: Math.max(
      0,
      sizeOf(subnet) - KEPT_ADDRESSES - (taken.get(subnet.id) ?? 0),
    ),
    mapPublicIpOnLaunch: attributes.flag(subnet, 'map_public_ip_on_launch'),
    defaultForAz: false,
    tagSet: attributes.tags(subnet),
  }));
}

function sizeOf(subnet: HeldObject): number {
  const [, bits] = (attributes.text(subnet, 'cidr_block') ?? '').split('/');
  return 2 ** (32 - Number(bits || 32));
}
