import { TopologyNode } from '../Topology';
import { crossingWay } from './crossingWay';
import {
  closedAttachment,
  exitText,
  gatewayEntry,
  gatewayWay,
} from './gatewayWay';
import { natWay } from './natWay';
import { ANYWHERE } from './Range';
import { routeOut } from './routeOut';
import { doubt, pass, Step, stop, Way } from './Step';
import { listOf, OWNER, textOf, TraceGraph } from './TraceGraph';

/** Whether answers find their way from the NAT gateway to the nodes' subnet. */
function* wayBack(
  graph: TraceGraph,
  nat: TopologyNode,
  subnet: TopologyNode,
): Way {
  const home = graph.parent(nat);
  const address = textOf(subnet, 'cidr');
  if (home?.kind !== 'subnet' || address === undefined) return;
  const steps = [
    ...crossingWay(graph, home, { address, vpc: graph.vpcOf(subnet) }),
  ];
  const problem = steps.find(step => step.blocks);
  const open = steps.find(({ hop }) => hop.isUnknown);
  if (problem) {
    yield stop(
      problem.hop,
      `No way back from NAT gateway ${nat.name} to ${address}: ${problem.hop.reason}`,
    );
  } else if (open) {
    yield doubt(
      open.hop,
      `Whether answers come back from NAT gateway ${nat.name} is not known. ${open.hop.reason}`,
    );
  } else {
    yield pass(steps[0].hop, `Answers come back: ${steps[0].hop.reason}`);
  }
}

/** Out of a VPC, from a subnet in which the transit gateway is attached to it. */
function* outOf(
  graph: TraceGraph,
  home: TopologyNode,
  subnet: TopologyNode,
): Way {
  const { home: last, route, steps } = routeOut(graph, home, ANYWHERE);
  yield* steps;
  if (!route) return;
  const { isBlackhole, leadsTo, table, text } = route;
  const at = table ?? last;
  const vpc = graph.vpcOf(last);
  if (!text) {
    yield vpc && listOf(vpc, 'unread').includes('ec2:DescribeRouteTables')
      ? doubt(at, `Where subnet ${last.name} leads was not read`)
      : stop(
          at,
          last === home
            ? `Subnet ${home.name}, in which the transit gateway is attached, has no route to public addresses`
            : `Subnet ${last.name} of the firewall has no route to public addresses`,
        );
  } else if (isBlackhole) {
    yield stop(at, `Route ${text} is a blackhole: what it led to is gone`);
  } else if (leadsTo && leadsTo !== 'local' && leadsTo.kind === 'nat-gateway') {
    yield pass(
      at,
      last === home
        ? `The transit gateway is attached in subnet ${home.name}. Most specific route: ${text}`
        : `Most specific route: ${text}`,
    );
    yield* natWay(graph, last, leadsTo, subnet);
    yield* wayBack(graph, leadsTo, subnet);
  } else if (
    leadsTo &&
    leadsTo !== 'local' &&
    leadsTo.kind === 'internet-gateway'
  ) {
    yield stop(
      at,
      `Route ${text} leads to an internet gateway, but cluster nodes have no public address`,
    );
  } else {
    yield doubt(at, `Where route ${text} leads further is not known`);
  }
}

/** The hops up to the one that blocks. */
function upToBlock(way: Way): Step[] {
  const steps: Step[] = [];
  for (const step of way) {
    steps.push(step);
    if (step.blocks) break;
  }
  return steps;
}

/**
 * From a subnet to a public address through a transit gateway and the NAT gateway
 * of another VPC, and back. A gateway that is declared, or looked up, is taken to
 * lead to a network that lets out.
 *
 * Source: AWS whitepaper "Building a Scalable and Secure Multi-VPC AWS Network
 * Infrastructure", centralized egress to internet, 2026.
 */
export function* centralEgressWay(
  graph: TraceGraph,
  subnet: TopologyNode,
  vpc: TopologyNode,
  first: TopologyNode,
): Way {
  if (listOf(first, 'attachments').length || first.existing === true) {
    yield pass(first, `Leads to a network that lets out, ${OWNER}`);
    return;
  }
  const outside = gatewayEntry(graph, first, subnet, vpc);
  if (outside) {
    yield outside;
    return;
  }
  const { exit, steps } = gatewayWay(graph, first, vpc, {
    address: 'public addresses',
    range: ANYWHERE,
  });
  yield* steps;
  if (!exit) return;
  const { gateway, route, table } = exit;
  const shut = route.end && closedAttachment(gateway, route.end);
  if (shut) {
    yield stop(table, shut);
    return;
  }
  const homes = graph
    .targets(gateway.id, 'attached-to', 'subnet')
    .filter(home => route.end && graph.vpcOf(home) === route.end);
  if (!homes.length) {
    yield pass(
      table,
      `${exitText(exit)}, to a network that lets out, ${OWNER}`,
    );
    return;
  }
  yield pass(table, exitText(exit));
  // Traffic stays in its zone where the other VPC is attached in it.
  const near = homes.filter(
    home => home.availabilityZone === subnet.availabilityZone,
  );
  const ways = (near.length ? near : homes).map(home =>
    upToBlock(outOf(graph, home, subnet)),
  );
  yield* ways.find(way => way.some(step => step.blocks)) ?? ways[0];
}
