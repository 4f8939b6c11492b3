import { attributes, type Ec2Item } from './attributes';
import type { Ec2Region } from './Ec2Region';

interface Interface {
  id: string | undefined;
  subnetId: string | undefined;
  type: string;
  description: string;
  groups: string[];
}

/** Of NAT gateways, of endpoints, and of everything else that the account holds. */
function interfacesOf(region: Ec2Region): Interface[] {
  return [
    ...region.all('aws_nat_gateway').map(gateway => ({
      id: attributes.text(gateway, 'network_interface_id'),
      subnetId: attributes.text(gateway, 'subnet_id'),
      type: 'nat_gateway',
      description: `Interface for NAT Gateway ${gateway.id}`,
      groups: [],
    })),
    ...region.all('aws_vpc_endpoint').flatMap(endpoint => {
      const subnets = attributes.texts(endpoint, 'subnet_ids');
      return attributes
        .texts(endpoint, 'network_interface_ids')
        .map((id, index) => ({
          id,
          subnetId: subnets[index],
          type: 'vpc_endpoint',
          description: `VPC Endpoint Interface ${endpoint.id}`,
          groups: attributes.texts(endpoint, 'security_group_ids'),
        }));
    }),
    ...region.all('aws_network_interface').map(found => ({
      id: found.id,
      subnetId: attributes.text(found, 'subnet_id'),
      type: attributes.text(found, 'interface_type') ?? 'interface',
      description: attributes.text(found, 'description') ?? '',
      groups: attributes.texts(found, 'security_groups'),
    })),
  ];
}

export function networkInterfaceItems(region: Ec2Region): Ec2Item[] {
  const subnets = new Map(
    region.all('aws_subnet').map(subnet => [subnet.id, subnet]),
  );
  return interfacesOf(region)
    .filter(({ id }) => id !== undefined)
    .map(({ id, subnetId, type, description, groups }) => {
      const subnet = subnets.get(subnetId ?? '');
      return {
        networkInterfaceId: id,
        subnetId,
        vpcId: subnet && attributes.text(subnet, 'vpc_id'),
        availabilityZone:
          subnet && attributes.text(subnet, 'availability_zone'),
        description,
        interfaceType: type,
        ownerId: region.accountId,
        requesterManaged: type !== 'interface',
        status: 'in-use',
        groupSet: groups.map(groupId => ({ groupId })),
        tagSet: [],
      };
    });
}
