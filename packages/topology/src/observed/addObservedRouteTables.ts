import { Ec2RegionAnswers, Ec2Route } from './Ec2RegionAnswers';
import { ObservedGraph, sortedBy } from './ObservedGraph';
import { prefixListLabel } from './prefixListLabel';

const TARGETS = [
  'NatGatewayId',
  'TransitGatewayId',
  'VpcPeeringConnectionId',
  'EgressOnlyInternetGatewayId',
  'NetworkInterfaceId',
  'InstanceId',
  'LocalGatewayId',
  'CarrierGatewayId',
  'CoreNetworkArn',
  'GatewayId',
] as const;

function targetOf(route: Ec2Route): string | undefined {
  return TARGETS.map(key => route[key]).find(target => target);
}

function destinationOf(
  answers: Ec2RegionAnswers,
  route: Ec2Route,
): string | undefined {
  return (
    route.DestinationCidrBlock ??
    route.DestinationIpv6CidrBlock ??
    (route.DestinationPrefixListId &&
      prefixListLabel(answers, route.DestinationPrefixListId))
  );
}

/**
 * Route tables with their routes, the subnets that are associated with them, and
 * where they lead. The local routes go without saying. A route to what is gone
 * is in `routes` and in `blackholes`.
 */
export function addObservedRouteTables(
  graph: ObservedGraph,
  answers: Ec2RegionAnswers,
): void {
  for (const { id, item } of sortedBy(
    answers.routeTables,
    table => table.RouteTableId,
  )) {
    const routes = (item.Routes ?? []).flatMap(route => {
      const target = targetOf(route);
      const destination = destinationOf(answers, route);
      return target && destination && target !== 'local'
        ? [{ target, destination, isLost: route.State === 'blackhole' }]
        : [];
    });
    const nodes = routes
      .map(({ target }) => graph.find(target))
      .filter(node => node !== undefined);
    const texts = (list: typeof routes) =>
      list
        .map(
          ({ destination, target }) =>
            `${destination} to ${graph.label(target, nodes)}`,
        )
        .sort();
    graph.node(
      id,
      'route-table',
      graph.nameOf(id, item),
      graph.vpc(answers, item.VpcId, item.OwnerId),
      {
        routes: texts(routes),
        blackholes: texts(routes.filter(({ isLost }) => isLost)),
        isMain:
          item.Associations?.some(({ Main }) => Main === true) || undefined,
      },
    );
    for (const { target } of routes) graph.edge(id, target, 'routes-to');
    for (const { id: subnet } of sortedBy(
      item.Associations,
      association => association.SubnetId,
    )) {
      graph.edge(subnet, id, 'associated-with');
    }
  }
}
