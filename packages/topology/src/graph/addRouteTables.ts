import { blocksOf } from '../stacks/blocksOf';
import { StackResource } from '../stacks/StackIndex';
import { addAccount } from './addAccounts';
import { GraphBuilder } from './GraphBuilder';

const TABLES = ['aws_route_table', 'aws_default_route_table'];
const GATEWAYS = [
  'aws_internet_gateway',
  'aws_nat_gateway',
  'aws_vpc_endpoint',
];

interface Route {
  destination: string;
  gateways: StackResource[];
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
  return [...inline, ...separate].map(({ stack, said, destination }) => ({
    destination: index.text(stack, destination) ?? 'a prefix list',
    gateways: index.targets(
      stack,
      [said.gateway_id, said.nat_gateway_id, said.vpc_endpoint_id],
      ...GATEWAYS,
    ),
  }));
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
            route.gateways.map(
              gateway => `${route.destination} to ${graph.nameOf(gateway)}`,
            ),
          ),
          ...endpointRoutes(graph, table),
        ],
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
