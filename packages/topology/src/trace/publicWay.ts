import { TopologyNode } from '../Topology';
import { centralEgressWay } from './centralEgressWay';
import { Destination } from './Destination';
import { natWay } from './natWay';
import { ANYWHERE } from './Range';
import { routeTableOf } from './routeOf';
import { routeOut, whyUnfollowed } from './routeOut';
import { doubt, pass, stop, Way } from './Step';
import { OWNER, TraceGraph } from './TraceGraph';

/** Why a VPC has no way out. */
function whyNoWayOut(graph: TraceGraph, vpc: TopologyNode): string {
  const has = (kind: 'nat-gateway' | 'internet-gateway') =>
    graph.inVpc(vpc, kind).length > 0;
  if (has('nat-gateway')) return 'its NAT gateways are not routed to from here';
  return has('internet-gateway')
    ? 'the network is asleep (an internet gateway, but no NAT gateway)'
    : 'the network is isolated (no internet gateway, no NAT gateway)';
}

/**
 * From a subnet to a public address: the default route, a NAT gateway and an
 * internet gateway, which may be in a VPC behind a transit gateway, with firewalls
 * in between. What an S3 gateway endpoint serves leaves through that.
 */
export function* publicWay(
  graph: TraceGraph,
  subnet: TopologyNode,
  destination: Pick<Destination, 'name'>,
): Way {
  const vpc = graph.vpcOf(subnet);
  if (!vpc) {
    yield stop(subnet, `Subnet ${subnet.name} is in no VPC of the graph`);
    return;
  }
  if (subnet.existing === true && !routeTableOf(graph, subnet)) {
    const [nat] = graph.inVpc(vpc, 'nat-gateway');
    if (nat) {
      yield* natWay(graph, subnet, nat);
    } else {
      yield stop(
        vpc,
        `The VPC has no way to public addresses, ${OWNER}: no NAT gateway is looked up in it`,
      );
    }
    return;
  }
  const { home, route, steps } = routeOut(graph, subnet, ANYWHERE);
  yield* steps;
  if (!route) return;
  const { isBlackhole, leadsTo, table, text } = route;
  if (!table) {
    yield stop(
      home,
      `Subnet ${home.name} is associated with no route table, so it only reaches its VPC`,
    );
    return;
  }
  if (!text) {
    yield stop(
      table,
      `No route to the public addresses of ${destination.name}: ${whyNoWayOut(
        graph,
        vpc,
      )}`,
    );
    return;
  }
  if (leadsTo && leadsTo !== 'local' && leadsTo.kind === 'nat-gateway') {
    yield pass(table, `Most specific route: ${text}`);
    yield* natWay(graph, home, leadsTo, subnet);
    return;
  }
  if (leadsTo && leadsTo !== 'local' && leadsTo.kind === 'transit-gateway') {
    yield pass(table, `Most specific route: ${text}`);
    yield* centralEgressWay(graph, home, vpc, leadsTo);
    return;
  }
  if (isBlackhole) {
    yield stop(table, `Route ${text} is a blackhole: what it led to is gone`);
    return;
  }
  const unfollowed = whyUnfollowed(vpc, route);
  if (unfollowed !== undefined) {
    yield doubt(table, unfollowed);
    return;
  }
  yield stop(
    table,
    leadsTo && leadsTo !== 'local' && leadsTo.kind === 'internet-gateway'
      ? `Route ${text} leads to an internet gateway, but cluster nodes have no public address`
      : `Route ${text} leads to nothing that this graph holds`,
  );
}
