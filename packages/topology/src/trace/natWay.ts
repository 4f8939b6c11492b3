import { TopologyNode } from '../Topology';
import { HTTPS } from './Destination';
import { networkAclSteps } from './networkAclSteps';
import { ANYWHERE, parseRange } from './Range';
import { routeOut, whyUnfollowed } from './routeOut';
import { publicPeer } from './securityGroupSteps';
import { doubt, pass, stop, Way } from './Step';
import { listOf, OWNER, textOf, TraceGraph } from './TraceGraph';

/**
 * Through a NAT gateway that is in every zone of its VPC and in no subnet: AWS
 * keeps its route to the internet gateway.
 *
 * Source: Amazon VPC user guide, regional NAT gateways, 2026.
 */
function* regionalWay(graph: TraceGraph, nat: TopologyNode): Way {
  const vpc = graph.vpcOf(nat);
  const [gateway] = vpc ? graph.inVpc(vpc, 'internet-gateway') : [];
  if (gateway) {
    yield pass(nat, 'Translates to an elastic IP of its own in each zone');
    yield pass(gateway, 'Leads from the NAT gateway to the internet');
  } else {
    yield vpc && listOf(vpc, 'unread').includes('ec2:DescribeInternetGateways')
      ? doubt(nat, 'Whether its VPC has an internet gateway was not read')
      : stop(nat, 'The VPC of the NAT gateway has no internet gateway');
  }
}

/** What the network ACL of a NAT gateway's subnet stops; of what passes nothing. */
function* pastAcl(
  graph: TraceGraph,
  nodes: TopologyNode,
  home: TopologyNode,
): Way {
  const range = parseRange(textOf(nodes, 'cidr'));
  const ways = [
    ...(home === nodes || !range
      ? []
      : [
          {
            direction: 'ingress' as const,
            peer: { name: `the nodes in ${nodes.name}`, ranges: [range] },
          },
        ]),
    { direction: 'egress' as const, peer: publicPeer('public addresses') },
  ];
  for (const way of ways) {
    const ports = [HTTPS];
    yield* networkAclSteps(graph, { subnet: home, ports, ...way }).filter(
      step => step.blocks,
    );
  }
}

/**
 * Through a NAT gateway in a subnet that an internet gateway is routed to from.
 *
 * @param subnet - whose routes lead to it
 * @param nodes - the subnet that traffic comes from, where that is another one
 */
export function* natWay(
  graph: TraceGraph,
  subnet: TopologyNode,
  nat: TopologyNode,
  nodes: TopologyNode = subnet,
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
  if (nat.availabilityMode === 'regional') {
    yield* regionalWay(graph, nat);
    return;
  }
  const home = graph.parent(nat);
  if (!home || home.kind !== 'subnet') {
    yield stop(nat, 'The NAT gateway is in no subnet');
    return;
  }
  yield* pastAcl(graph, nodes, home);
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
  const { home: last, route, steps } = routeOut(graph, home, ANYWHERE);
  yield* steps;
  if (!route) return;
  const gateway = route.leadsTo;
  const around = graph.vpcOf(last);
  const unfollowed = around && whyUnfollowed(around, route);
  if (unfollowed !== undefined) {
    yield doubt(route.table ?? last, unfollowed);
    return;
  }
  if (
    !gateway ||
    gateway === 'local' ||
    gateway.kind !== 'internet-gateway' ||
    graph.vpcOf(gateway) !== graph.vpcOf(home)
  ) {
    yield stop(
      route.table ?? last,
      last === home
        ? `Subnet ${home.name} of the NAT gateway has no route to an internet gateway`
        : `Subnet ${last.name} of the firewall has no route to an internet gateway`,
    );
    return;
  }
  yield pass(gateway, `Leads from subnet ${last.name} to the internet`);
}
