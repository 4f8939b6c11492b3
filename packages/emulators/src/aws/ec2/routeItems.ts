import type { HeldObject } from '../../databricks/AccountReader';
import { attributes, type Ec2Item } from './attributes';
import type { Ec2Region } from './Ec2Region';

/** Terraform's names of what a route leads to, and the types that have to be there for it. */
const TARGETS = {
  gateway_id: [
    'gatewayId',
    ['aws_internet_gateway', 'aws_vpn_gateway', 'aws_vpc_endpoint'],
  ],
  vpc_endpoint_id: ['gatewayId', ['aws_vpc_endpoint']],
  nat_gateway_id: ['natGatewayId', ['aws_nat_gateway']],
  transit_gateway_id: ['transitGatewayId', []],
  vpc_peering_connection_id: [
    'vpcPeeringConnectionId',
    ['aws_vpc_peering_connection'],
  ],
  egress_only_gateway_id: [
    'egressOnlyInternetGatewayId',
    ['aws_egress_only_internet_gateway'],
  ],
  network_interface_id: ['networkInterfaceId', []],
  local_gateway_id: ['localGatewayId', []],
  carrier_gateway_id: ['carrierGatewayId', []],
  core_network_arn: ['coreNetworkArn', []],
} as const;

const DESTINATIONS = [
  ['destination_cidr_block', 'destinationCidrBlock'],
  ['cidr_block', 'destinationCidrBlock'],
  ['destination_ipv6_cidr_block', 'destinationIpv6CidrBlock'],
  ['ipv6_cidr_block', 'destinationIpv6CidrBlock'],
  ['destination_prefix_list_id', 'destinationPrefixListId'],
] as const;

/** The tables of a VPC: its main one is there, too, when Terraform knows nothing of it. */
export function routeTableItems(region: Ec2Region): Ec2Item[] {
  const made = region.all('aws_route_table');
  return [
    ...region.all('aws_vpc').flatMap(vpc => {
      const id = attributes.text(vpc, 'main_route_table_id');
      if (id === undefined || made.some(table => table.id === id)) {
        return [];
      }
      const adopted = region.find('aws_default_route_table', id);
      return [tableItem(region, { id, vpc, table: adopted })];
    }),
    ...made.flatMap(table => {
      const vpc = region.find('aws_vpc', table.attributes.vpc_id);
      return vpc ? [tableItem(region, { id: table.id, vpc, table })] : [];
    }),
  ];
}

function tableItem(
  region: Ec2Region,
  found: { id: string; vpc: HeldObject; table: HeldObject | undefined },
): Ec2Item {
  const { id, vpc, table } = found;
  return {
    routeTableId: id,
    vpcId: vpc.id,
    ownerId: region.accountId,
    associationSet: associationsOf(region, id, vpc),
    routeSet: [
      {
        destinationCidrBlock: attributes.text(vpc, 'cidr_block'),
        gatewayId: 'local',
        origin: 'CreateRouteTable',
        state: 'active',
      },
      ...(table ? attributes.blocks(table, 'route') : []).map(route =>
        routeItem(region, route),
      ),
      ...region
        .all('aws_route')
        .filter(({ attributes: its }) => its.route_table_id === id)
        .map(route => routeItem(region, route.attributes)),
      ...gatewayEndpointRoutes(region, id),
    ],
    propagatingVgwSet: [],
    tagSet: table ? attributes.tags(table) : [],
  };
}

function associationsOf(
  region: Ec2Region,
  tableId: string,
  vpc: HeldObject,
): Ec2Item[] {
  const replaced = region
    .all('aws_main_route_table_association')
    .find(({ attributes: its }) => its.vpc_id === vpc.id);
  const main =
    replaced?.attributes.route_table_id ?? vpc.attributes.main_route_table_id;
  const associated = { associationState: { state: 'associated' } };
  return [
    ...(main === tableId
      ? [
          {
            routeTableAssociationId: `rtbassoc-main${vpc.id.slice(4, 17)}`,
            routeTableId: tableId,
            main: true,
            ...associated,
          },
        ]
      : []),
    ...region
      .all('aws_route_table_association')
      .filter(({ attributes: its }) => its.route_table_id === tableId)
      .map(association => ({
        routeTableAssociationId: association.id,
        routeTableId: tableId,
        subnetId: attributes.text(association, 'subnet_id'),
        gatewayId: attributes.text(association, 'gateway_id'),
        main: false,
        ...associated,
      })),
  ];
}

function routeItem(
  region: Ec2Region,
  route: Readonly<Record<string, unknown>>,
): Ec2Item {
  const item: Ec2Item = { origin: 'CreateRoute', state: 'active' };
  for (const [name, wire] of DESTINATIONS) {
    if (route[name]) {
      item[wire] = route[name];
    }
  }
  for (const [name, [wire, types]] of Object.entries(TARGETS)) {
    const id = route[name];
    if (id) {
      item[wire] = id;
      // What a route leads to may have been deleted since.
      const isThere = types.some(type =>
        region.everywhere(type).some(object => object.id === id),
      );
      if (types.length > 0 && !isThere && id !== 'local') {
        item.state = 'blackhole';
      }
    }
  }
  return item;
}

function gatewayEndpointRoutes(region: Ec2Region, tableId: string): Ec2Item[] {
  const associated = region
    .all('aws_vpc_endpoint_route_table_association')
    .filter(({ attributes: its }) => its.route_table_id === tableId)
    .map(({ attributes: its }) => its.vpc_endpoint_id);
  return region
    .all('aws_vpc_endpoint')
    .filter(
      endpoint =>
        endpoint.attributes.vpc_endpoint_type === 'Gateway' &&
        (attributes.texts(endpoint, 'route_table_ids').includes(tableId) ||
          associated.includes(endpoint.id)),
    )
    .map(endpoint => ({
      destinationPrefixListId: attributes.text(endpoint, 'prefix_list_id'),
      gatewayId: endpoint.id,
      origin: 'CreateRoute',
      state: 'active',
    }));
}
