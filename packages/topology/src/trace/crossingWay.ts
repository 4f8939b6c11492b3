import { TopologyNode } from '../Topology';
import { covers, parseRange, Range } from './Range';
import { routeOf } from './routeOf';
import { pass, stop, Way } from './Step';
import { listOf, OWNER, textOf, TraceGraph } from './TraceGraph';

/** Where a way between networks leads. */
export interface Crossing {
  /** The CIDR block, or address, that is asked for. */
  address: string;
  /** The VPC that has it; undefined where the graph holds none. */
  vpc?: TopologyNode;
}

const ROUTE = /^(\S+) to (.+)$/;

/** The VPCs that a connection or gateway is attached to. */
function attachedVpcs(
  graph: TraceGraph,
  connection: TopologyNode,
): TopologyNode[] {
  const ends = graph
    .targets(connection.id, 'attached-to')
    .map(end => graph.vpcOf(end))
    .filter(vpc => vpc !== undefined);
  return [...new Set(ends)];
}

function* throughPeering(
  graph: TraceGraph,
  connection: TopologyNode,
  from: TopologyNode,
  { address, vpc }: Crossing,
): Way {
  const state = textOf(connection, 'state');
  if (state !== undefined) {
    yield stop(connection, `The peering connection is ${state}, not active`);
    return;
  }
  const ends = attachedVpcs(graph, connection);
  if (!ends.includes(from)) {
    yield stop(connection, `It does not connect VPC ${from.name}`);
    return;
  }
  if (vpc && !ends.includes(vpc)) {
    yield stop(
      connection,
      `It does not lead to VPC ${vpc.name}, which has ${address}: peering is between two VPCs and goes no further`,
    );
    return;
  }
  if (!vpc && ends.length > 1) {
    yield stop(connection, `No VPC that it connects has ${address}`);
    return;
  }
  yield pass(
    connection,
    vpc
      ? `Leads to VPC ${vpc.name}`
      : `Leads to a network that has ${address}, ${OWNER}`,
  );
}

/** The gateway's route for a range: the most specific one. */
function gatewayRoute(
  gateway: TopologyNode,
  range: Range,
): { text: string; name: string } | undefined {
  const [best] = listOf(gateway, 'routes')
    .flatMap(text => {
      const [, destination, name] = ROUTE.exec(text) ?? [];
      const block = parseRange(destination);
      return name && block && covers(block, range)
        ? [{ text, name, prefix: block.prefix }]
        : [];
    })
    .sort((left, right) => right.prefix - left.prefix);
  return best;
}

/** Why nothing comes in through an attachment, or leaves through it. */
function closed(gateway: TopologyNode, end: TopologyNode): string | undefined {
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

function* throughGateways(
  graph: TraceGraph,
  first: TopologyNode,
  subnet: TopologyNode,
  from: TopologyNode,
  range: Range,
  { address, vpc }: Crossing,
): Way {
  if (!attachedVpcs(graph, first).includes(from)) {
    yield stop(first, `VPC ${from.name} is not attached to it`);
    return;
  }
  if (!isInZone(graph, first, from, subnet)) {
    yield stop(
      first,
      `VPC ${from.name} is attached in no subnet of ${subnet.availabilityZone}, and nothing of another zone gets to it`,
    );
    return;
  }
  const seen = new Set<TopologyNode>();
  let came = from;
  for (let at = first; ; ) {
    seen.add(at);
    const shut = closed(at, came);
    if (shut) {
      yield stop(at, shut);
      return;
    }
    if (!listOf(at, 'attachments').length) {
      // Observed: route tables of transit gateways are not read.
      yield pass(
        at,
        vpc && attachedVpcs(graph, at).includes(vpc)
          ? `VPC ${vpc.name} is attached to it as well; its route tables are not read`
          : `Leads to a network that has ${address}, ${OWNER}`,
      );
      return;
    }
    const route = gatewayRoute(at, range);
    if (!route) {
      yield stop(at, `The transit gateway has no route to ${address}`);
      return;
    }
    const network = attachedVpcs(graph, at).find(
      ({ name }) => name === route.name,
    );
    if (network) {
      const reason = closed(at, network);
      yield reason || network !== vpc
        ? stop(at, reason ?? `Route ${route.text} leads to another network`)
        : pass(at, `Most specific route: ${route.text}`);
      return;
    }
    const next = [
      ...graph.targets(at.id, 'peers-with', 'transit-gateway'),
      ...graph.sources(at.id, 'peers-with', 'transit-gateway'),
    ].find(({ name }) => name === route.name);
    const shutNext = next && closed(at, next);
    if (!next || shutNext || seen.has(next)) {
      yield stop(
        at,
        shutNext ??
          (next
            ? `Route ${route.text} leads back to where it came from`
            : `Route ${route.text} leads to nothing that is attached to it`),
      );
      return;
    }
    yield pass(at, `Most specific route: ${route.text}`);
    came = at;
    at = next;
  }
}

/**
 * From a subnet to addresses of this or another VPC: the most specific route, and
 * the peering connection or transit gateways that it leads through.
 */
export function* crossingWay(
  graph: TraceGraph,
  subnet: TopologyNode,
  to: Crossing,
): Way {
  const from = graph.vpcOf(subnet);
  const range = parseRange(to.address);
  if (!from || !range) {
    yield stop(subnet, `Subnet ${subnet.name} is in no VPC of the graph`);
    return;
  }
  const { isBlackhole, leadsTo, table, text } = routeOf(graph, subnet, {
    range,
  });
  const at = table ?? subnet;
  if (leadsTo === 'local') {
    yield to.vpc === from
      ? pass(at, `Most specific route: ${text}`)
      : stop(at, `Route ${text} keeps ${to.address} in VPC ${from.name}`);
    return;
  }
  if (!table && subnet.existing === true) {
    yield pass(subnet, `Leads to ${to.address}, ${OWNER}`);
    return;
  }
  if (!text) {
    yield stop(at, `No route to ${to.address}`);
    return;
  }
  if (isBlackhole) {
    yield stop(at, `Route ${text} is a blackhole: what it led to is gone`);
    return;
  }
  if (leadsTo?.kind === 'peering-connection') {
    yield pass(at, `Most specific route: ${text}`);
    yield* throughPeering(graph, leadsTo, from, to);
  } else if (leadsTo?.kind === 'transit-gateway') {
    yield pass(at, `Most specific route: ${text}`);
    yield* throughGateways(graph, leadsTo, subnet, from, range, to);
  } else {
    yield stop(
      at,
      leadsTo
        ? `No route to ${to.address}: the most specific one, ${text}, leads to the internet, which has no private addresses`
        : `Route ${text} leads to nothing that this graph holds`,
    );
  }
}
