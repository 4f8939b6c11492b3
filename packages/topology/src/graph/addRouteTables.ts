import { blocksOf } from '../stacks/blocksOf';
import { StackResource } from '../stacks/StackIndex';
import { addAccount } from './addAccounts';
import { GraphBuilder } from './GraphBuilder';
import { connectionOf, CONNECTIONS } from './addPeeringConnections';
import { prefixListName } from './prefixListName';

const TABLES = ['aws_route_table', 'aws_default_route_table'];
const GATEWAYS = [
  'aws_internet_gateway',
  'aws_nat_gateway',
  'aws_vpc_endpoint',
  'aws_ec2_transit_gateway',
];

/** Where else a route can lead; what is behind is not in the graph. */
const ELSEWHERE = [
  'carrier_gateway_id',
  'core_network_arn',
  'egress_only_gateway_id',
  'gateway_id',
  'local_gateway_id',
  'nat_gateway_id',
  'network_interface_id',
  'transit_gateway_id',
  'vpc_endpoint_id',
  'vpc_peering_connection_id',
];

interface Route {
  destination: string;
  gateways: StackResource[];
  /** What it leads to, for people and for whoever follows the route. */
  labels: string[];
}

function elsewhere(
  graph: GraphBuilder,
  stack: string,
  said: Record<string, unknown>,
): string[] {
  return ELSEWHERE.filter(key => said[key]).map(
    key =>
      graph.index.text(stack, said[key]) ??
      graph.index.references(stack, said[key])[0]?.resource.name ??
      key.replace(/_(id|arn)$/, '').replace(/_/g, ' '),
  );
}

function routesOf(graph: GraphBuilder, table: StackResource): Route[] {
  const { index } = graph;
  const inline = blocksOf(table.attributes.route).map(said => ({
    stack: table.stack,
    said,
    destination: said.cidr_block ?? said.ipv6_cidr_block,
  }));
  const separate = index
    .ofType('aws_route')
    .filter(route =>
      graph.targets(route, 'route_table_id', ...TABLES).includes(table),
    )
    .map(route => ({
      stack: route.stack,
      said: route.attributes,
      destination:
        route.attributes.destination_cidr_block ??
        route.attributes.destination_ipv6_cidr_block,
    }));
  return [...inline, ...separate].map(({ stack, said, destination }) => {
    const gateways = [
      ...index.targets(
        stack,
        [
          said.gateway_id,
          said.nat_gateway_id,
          said.vpc_endpoint_id,
          said.transit_gateway_id,
        ],
        ...GATEWAYS,
      ),
      ...index
        .targets(stack, said.vpc_peering_connection_id, ...CONNECTIONS)
        .map(item => connectionOf(graph, item)),
    ];
    return {
      destination:
        index.text(stack, destination) ??
        prefixListName(graph, stack, said.destination_prefix_list_id),
      gateways,
      labels: gateways.length
        ? gateways.map(gateway => graph.nameOf(gateway))
        : elsewhere(graph, stack, said),
    };
  });
}

/** The routes that gateway endpoints put into their tables by themselves. */
function endpointRoutes(graph: GraphBuilder, table: StackResource): string[] {
  return graph
    .edgesOfKind('routes-to')
    .filter(edge => edge.source === table.id)
    .map(edge => graph.find(edge.target))
    .filter(node => node?.kind === 'vpc-endpoint')
    .map(node => `${node?.service ?? 'a prefix list'} to ${node?.name}`);
}

/** Whether it is for the subnets that are associated with no other table. */
function isMain(graph: GraphBuilder, table: StackResource): boolean {
  return (
    table.type === 'aws_default_route_table' ||
    graph.index
      .ofType('aws_main_route_table_association')
      .some(item =>
        graph.targets(item, 'route_table_id', ...TABLES).includes(table),
      )
  );
}

/** Route tables with their routes, the subnets that use them, and where they lead. */
export function addRouteTables(graph: GraphBuilder): void {
  const { index } = graph;
  for (const table of index.ofType(...TABLES)) {
    const routes = routesOf(graph, table);
    const [vpc] = [
      ...graph.targets(table, 'vpc_id', 'aws_vpc'),
      ...graph.targets(table, 'default_route_table_id', 'aws_vpc'),
    ];
    graph.node(
      table.id,
      'route-table',
      graph.nameOf(table),
      vpc?.id ?? addAccount(graph, table),
      {
        routes: [
          ...routes.flatMap(route =>
            route.labels.map(label => `${route.destination} to ${label}`),
          ),
          ...endpointRoutes(graph, table),
        ],
        isMain: isMain(graph, table) || undefined,
      },
    );
    routes
      .flatMap(route => route.gateways)
      .forEach(gateway => graph.edge(table.id, gateway.id, 'routes-to'));
  }
  for (const association of index.ofType('aws_route_table_association')) {
    const [subnet] = graph.targets(association, 'subnet_id', 'aws_subnet');
    const [table] = graph.targets(association, 'route_table_id', ...TABLES);
    if (subnet && table) graph.edge(subnet.id, table.id, 'associated-with');
  }
}
