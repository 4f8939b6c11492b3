import { TopologyNode } from '../Topology';
import { ANYWHERE } from './Range';
import { routeOf, routeTableOf } from './routeOf';
import { pass, stop, Way } from './Step';
import { OWNER, textOf, TraceGraph } from './TraceGraph';

/** Through a NAT gateway in a subnet that an internet gateway is routed to from. */
export function* natWay(
  graph: TraceGraph,
  subnet: TopologyNode,
  nat: TopologyNode,
): Way {
  const state = textOf(nat, 'state');
  if (state !== undefined) {
    yield stop(nat, `The NAT gateway is ${state}, not available`);
    return;
  }
  if (nat.connectivity !== 'public') {
    yield stop(
      nat,
      'The NAT gateway is private: it leads to other networks only',
    );
    return;
  }
  if (nat.existing === true) {
    yield pass(nat, `Leads to the internet, ${OWNER}`);
    return;
  }
  const home = graph.parent(nat);
  if (!home || home.kind !== 'subnet') {
    yield stop(nat, 'The NAT gateway is in no subnet');
    return;
  }
  const route = routeOf(graph, home, { range: ANYWHERE });
  const gateway = route.leadsTo;
  const zone = nat.availabilityZone;
  const crosses =
    subnet.availabilityZone && zone && subnet.availabilityZone !== zone
      ? `, from ${subnet.availabilityZone} across zones`
      : '';
  yield pass(
    nat,
    `Translates to ${
      nat.elasticIp ? `elastic IP ${nat.elasticIp}` : 'its elastic IP'
    }${zone ? ` in ${zone}` : ''}${crosses}`,
  );
  const table = routeTableOf(graph, home);
  if (
    !gateway ||
    gateway === 'local' ||
    gateway.kind !== 'internet-gateway' ||
    graph.vpcOf(gateway) !== graph.vpcOf(home)
  ) {
    yield stop(
      table ?? home,
      `Subnet ${home.name} of the NAT gateway has no route to an internet gateway`,
    );
    return;
  }
  yield pass(gateway, `Leads from subnet ${home.name} to the internet`);
}
