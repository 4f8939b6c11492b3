import { parseRouteText } from '../parseRouteText';
import { TopologyNode } from '../Topology';
import { Range } from './Range';
import { RouteFound, routeOf } from './routeOf';
import { doubt, pass, Step, stop } from './Step';
import { listOf, textOf, TraceGraph } from './TraceGraph';

/** How traffic to an address leaves a subnet. */
export interface RouteOut {
  /** The firewalls on the way, and where it ends in one of them. */
  steps: Step[];
  /** The subnet whose routes decide at last. */
  home: TopologyNode;
  /** Its route; undefined where the way ends before. */
  route?: RouteFound;
}

/**
 * Whether a route hands traffic to what is behind a Gateway Load Balancer, such
 * as AWS Network Firewall.
 */
function firewallOf({ leadsTo }: RouteFound): TopologyNode | undefined {
  return leadsTo && leadsTo !== 'local' && isFirewall(leadsTo)
    ? leadsTo
    : undefined;
}

/** Whether an endpoint takes traffic to something that inspects it. */
export function isFirewall({ endpointType, kind }: TopologyNode): boolean {
  return kind === 'vpc-endpoint' && endpointType === 'GatewayLoadBalancer';
}

/**
 * The route that a subnet sends an address to, and where that leads to a
 * firewall, the one that the firewall's own subnet sends it on by. What a
 * firewall lets through is not read.
 *
 * Source: AWS Network Firewall developer guide, architectures, 2026.
 */
export function routeOut(
  graph: TraceGraph,
  subnet: TopologyNode,
  range: Range,
): RouteOut {
  const steps: Step[] = [];
  const seen = new Set<TopologyNode>();
  for (let home = subnet; ; ) {
    seen.add(home);
    const route = routeOf(graph, home, { range });
    const firewall = firewallOf(route);
    if (!firewall) return { steps, home, route };
    const ending = (last: Step) => ({ steps: [...steps, last], home });
    if (route.table) {
      steps.push(pass(route.table, `Most specific route: ${route.text}`));
    }
    const state = textOf(firewall, 'state');
    if (state !== undefined) {
      return ending(
        stop(firewall, `Endpoint ${firewall.name} is ${state}, not available`),
      );
    }
    const [next] = graph.targets(firewall.id, 'attached-to', 'subnet');
    if (!next) {
      return ending(
        doubt(firewall, 'In which subnet the firewall is was not read'),
      );
    }
    if (seen.has(next)) {
      return ending(
        stop(
          firewall,
          `The routes of subnet ${next.name} lead back to where it came from`,
        ),
      );
    }
    steps.push(
      pass(
        firewall,
        `Hands it to a firewall, whose rules are not read, and on from subnet ${next.name}`,
      ),
    );
    home = next;
  }
}

/** Targets of a route that no describe of a VPC follows, by how their ids start. */
const UNFOLLOWED: Array<[RegExp, string]> = [
  [/^(eni|i)-/, 'a machine'],
  [/^vgw-/, 'a virtual private gateway'],
  [/^(lgw|cagw)-/, 'a gateway of another kind'],
  [/^arn:/, 'a core network'],
];

/** How those are read that the graph would hold if they were there. */
const READ_BY: Array<[RegExp, string]> = [
  [/^igw-/, 'ec2:DescribeInternetGateways'],
  [/^nat-/, 'ec2:DescribeNatGateways'],
  [/^vpce-/, 'ec2:DescribeVpcEndpoints'],
  [/^pcx-/, 'ec2:DescribeVpcPeeringConnections'],
  [/^tgw-/, 'ec2:DescribeTransitGatewayVpcAttachments'],
];

/**
 * Why it is not known where a route leads whose end the graph does not hold.
 * Undefined where it would hold it, so that it leads to nothing.
 */
export function whyUnfollowed(
  vpc: TopologyNode,
  { isBlackhole, leadsTo, text }: RouteFound,
): string | undefined {
  if (leadsTo || isBlackhole || text === undefined) return undefined;
  const target = parseRouteText(text)?.target ?? text;
  const [, what] = UNFOLLOWED.find(([id]) => id.test(target)) ?? [];
  if (what !== undefined) {
    return `Route ${text} leads to ${what}; where it goes from there is not known`;
  }
  const [, action = ''] = READ_BY.find(([id]) => id.test(target)) ?? [];
  return listOf(vpc, 'unread').includes(action)
    ? `Route ${text} leads to what was not read (${action})`
    : undefined;
}
