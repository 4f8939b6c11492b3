import { attributes, type Ec2Item } from './attributes';
import type { Ec2Region } from './Ec2Region';

export function endpointItems(region: Ec2Region): Ec2Item[] {
  return region.all('aws_vpc_endpoint').map(endpoint => ({
    vpcEndpointId: endpoint.id,
    vpcId: attributes.text(endpoint, 'vpc_id'),
    ownerId: region.accountId,
    serviceName: attributes.text(endpoint, 'service_name'),
    vpcEndpointType: attributes.text(endpoint, 'vpc_endpoint_type'),
    state: attributes.text(endpoint, 'state') ?? 'available',
    policyDocument: attributes.text(endpoint, 'policy'),
    privateDnsEnabled: attributes.flag(endpoint, 'private_dns_enabled'),
    ipAddressType: attributes.text(endpoint, 'ip_address_type'),
    requesterManaged: false,
    routeTableIdSet: [
      ...attributes.texts(endpoint, 'route_table_ids'),
      ...region
        .all('aws_vpc_endpoint_route_table_association')
        .filter(({ attributes: its }) => its.vpc_endpoint_id === endpoint.id)
        .map(({ attributes: its }) => its.route_table_id),
    ],
    subnetIdSet: attributes.texts(endpoint, 'subnet_ids'),
    groupSet: attributes.texts(endpoint, 'security_group_ids').map(groupId => ({
      groupId,
      groupName: nameOfGroup(region, groupId),
    })),
    networkInterfaceIdSet: attributes.texts(endpoint, 'network_interface_ids'),
    dnsEntrySet: attributes.blocks(endpoint, 'dns_entry').map(entry => ({
      dnsName: entry.dns_name,
      hostedZoneId: entry.hosted_zone_id,
    })),
    tagSet: attributes.tags(endpoint),
  }));
}

function nameOfGroup(region: Ec2Region, id: string): string | undefined {
  const group = region.find('aws_security_group', id);
  return group && attributes.text(group, 'name');
}

/** Lists of AWS, as far as an endpoint has named them, and those that somebody made. */
export function prefixListItems(region: Ec2Region): Ec2Item[] {
  const services = new Map(
    region
      .everywhere('aws_vpc_endpoint')
      .filter(endpoint => endpoint.region === region.region)
      .map(endpoint => [
        attributes.text(endpoint, 'prefix_list_id'),
        attributes.text(endpoint, 'service_name'),
      ]),
  );
  return [
    ...[...services].flatMap(([id, name]) =>
      id
        ? {
            prefixListId: id,
            prefixListName: name,
            prefixListArn: `arn:aws:ec2:${region.region}:aws:prefix-list/${id}`,
            addressFamily: 'IPv4',
            ownerId: 'AWS',
            tagSet: [],
          }
        : [],
    ),
    ...region.all('aws_ec2_managed_prefix_list').map(list => ({
      prefixListId: list.id,
      prefixListName: attributes.text(list, 'name'),
      prefixListArn: attributes.text(list, 'arn'),
      addressFamily: attributes.text(list, 'address_family') ?? 'IPv4',
      state: 'create-complete',
      ownerId: region.accountId,
      tagSet: attributes.tags(list),
    })),
  ];
}
