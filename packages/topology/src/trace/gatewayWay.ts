import { TopologyNode } from '../Topology';
import {
  attachedVpcs,
  gatewayRoute,
  GatewayRoute,
  gatewayTable,
} from './gatewayRoute';
import { Range } from './Range';
import { doubt, pass, Step, stop } from './Step';
import { listOf, textOf, TraceGraph } from './TraceGraph';

/** How traffic leaves the transit gateways that it went through. */
export interface GatewayExit {
  /** The last gateway. */
  gateway: TopologyNode;
  /** Its route table that decided; a declared gateway is its own. */
  table: TopologyNode;
  route: GatewayRoute;
}

/** Why nothing comes in through an attachment, or leaves through it. */
export function closedAttachment(
  gateway: TopologyNode,
  end: TopologyNode,
): string | undefined {
  const has = (detail: string) =>
    listOf(gateway, detail).some(name => name === end.name || name === end.id);
  if (has('unaccepted')) {
    return `The attachment of ${end.name} is not accepted`;
  }
  return has('unassociated')
    ? `The attachment of ${end.name} is associated with no route table`
    : undefined;
}

/** Whether a VPC is attached in the zone that traffic comes from. */
function isInZone(
  graph: TraceGraph,
  gateway: TopologyNode,
  vpc: TopologyNode,
  subnet: TopologyNode,
): boolean {
  const zones = graph
    .targets(gateway.id, 'attached-to', 'subnet')
    .filter(home => graph.vpcOf(home) === vpc)
    .map(home => textOf(home, 'availabilityZone'));
  const zone = textOf(subnet, 'availabilityZone');
  return !zone || !zones.length || zones.includes(undefined)
    ? true
    : zones.includes(zone);
}

/** What keeps the nodes of a subnet from a gateway, if anything does. */
export function gatewayEntry(
  graph: TraceGraph,
  gateway: TopologyNode,
  subnet: TopologyNode,
  from: TopologyNode,
): Step | undefined {
  if (!attachedVpcs(graph, gateway).includes(from)) {
    return stop(gateway, `VPC ${from.name} is not attached to it`);
  }
  return isInZone(graph, gateway, from, subnet)
    ? undefined
    : stop(
        gateway,
        `VPC ${from.name} is attached in no subnet of ${subnet.availabilityZone}, and nothing of another zone gets to it`,
      );
}

/** Why it is not known where a gateway leads what comes from an attachment. */
function whyUnknown(
  graph: TraceGraph,
  gateway: TopologyNode,
  came: TopologyNode,
  table: TopologyNode | undefined,
): string {
  const unread = listOf(table ?? gateway, 'unread');
  if (unread.length) {
    return `Where it leads is not known: ${
      table ? 'not all of its routes could' : 'its route tables could not'
    } be read (${unread.join(', ')})`;
  }
  const hasTables = graph
    .ofKind('transit-gateway-route-table')
    .some(({ parent }) => parent === gateway.id);
  if (hasTables) {
    return `Where it leads is not known: none of the route tables that were read is the one of the attachment of ${came.name}`;
  }
  const owner = textOf(gateway, 'ownerAccountId');
  return owner === undefined
    ? 'Where it leads is not known: its route tables are not read'
    : `Where it leads is not known: it is of AWS account ${owner}, which alone can read its route tables and is not read here`;
}

/** Whether a route leads to a VPC, or maybe to one, that the graph does not hold. */
export function mayBeVpc({ name }: GatewayRoute): boolean {
  return /^(vpc-|an unknown )/.test(name);
}

/** The route that decided, for people. */
export function exitText({ route }: Pick<GatewayExit, 'route'>): string {
  const { isPropagated, text } = route;
  const kind = isPropagated ? ', propagated' : ', static';
  return `Most specific route: ${text}${
    isPropagated === undefined ? '' : kind
  }`;
}

/**
 * Through a transit gateway, and those that it peers with, up to the VPC or
 * other attachment that the last one leads to.
 *
 * @returns the hops, and how it leaves the last gateway unless it ends before
 */
export function gatewayWay(
  graph: TraceGraph,
  first: TopologyNode,
  from: TopologyNode,
  to: { address: string; range: Range },
): { steps: Step[]; exit?: GatewayExit } {
  const steps: Step[] = [];
  const ending = (last: Step) => ({ steps: [...steps, last] });
  const seen = new Set<TopologyNode>();
  let came = from;
  for (let gateway = first; ; ) {
    seen.add(gateway);
    const shut = closedAttachment(gateway, came);
    if (shut) return ending(stop(gateway, shut));
    const table = gatewayTable(graph, gateway, came);
    if (!table || listOf(table, 'unread').length) {
      return ending(
        doubt(table ?? gateway, whyUnknown(graph, gateway, came, table)),
      );
    }
    if (table !== gateway) {
      steps.push(
        pass(
          gateway,
          `Looks up what comes from ${came.name} in route table ${table.name}`,
        ),
      );
    }
    const route = gatewayRoute(graph, table, to.range);
    if (!route) {
      return ending(
        stop(
          table,
          table === gateway
            ? `The transit gateway has no route to ${to.address}`
            : `No route to ${to.address}, so the transit gateway drops it`,
        ),
      );
    }
    if (route.isBlackhole) {
      return ending(
        stop(
          table,
          `Route ${route.text} is a blackhole: the transit gateway drops what is sent there`,
        ),
      );
    }
    const next = route.end;
    if (next?.kind !== 'transit-gateway') {
      return { steps, exit: { gateway, table, route } };
    }
    const shutNext = closedAttachment(gateway, next);
    if (shutNext || seen.has(next)) {
      return ending(
        stop(
          table,
          shutNext ?? `Route ${route.text} leads back to where it came from`,
        ),
      );
    }
    steps.push(pass(table, exitText({ route })));
    came = gateway;
    gateway = next;
  }
}
