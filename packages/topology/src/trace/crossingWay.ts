import { TopologyNode } from '../Topology';
import { customerPrefixListRoute } from './customerPrefixList';
import { attachedVpcs } from './gatewayRoute';
import {
  closedAttachment,
  exitText,
  gatewayEntry,
  GatewayExit,
  gatewayWay,
  mayBeVpc,
} from './gatewayWay';
import { parseRange, Range } from './Range';
import { routeOut, whyUnfollowed } from './routeOut';
import { doubt, pass, Step, stop, Way } from './Step';
import { OWNER, textOf, TraceGraph } from './TraceGraph';

/** Where a way between networks leads. */
export interface Crossing {
  /** The CIDR block, or address, that is asked for. */
  address: string;
  /** The VPC that has it; undefined where the graph holds none. */
  vpc?: TopologyNode;
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

/** Where the last transit gateway leads, against where it should. */
function arrival(exit: GatewayExit, { address, vpc }: Crossing): Step {
  const { gateway, table } = exit;
  const { end, text } = exit.route;
  const shut = end && closedAttachment(gateway, end);
  if (shut) return stop(table, shut);
  if (end && end === vpc) return pass(table, exitText(exit));
  if (table === gateway) {
    return stop(
      table,
      end
        ? `Route ${text} leads to another network`
        : `Route ${text} leads to nothing that is attached to it`,
    );
  }
  if (!end && !vpc) {
    return pass(
      table,
      `${exitText(exit)}, to a network that has ${address}, ${OWNER}`,
    );
  }
  // One that inspects traffic, or lets it out, may send it on.
  return end || mayBeVpc(exit.route)
    ? doubt(
        table,
        `${exitText(
          exit,
        )}. Whether it gets on from there to ${address} is not known`,
      )
    : stop(table, `Route ${text} leads elsewhere`);
}

function* throughGateways(
  graph: TraceGraph,
  first: TopologyNode,
  subnet: TopologyNode,
  from: TopologyNode,
  range: Range,
  to: Crossing,
): Way {
  const outside = gatewayEntry(graph, first, subnet, from);
  if (outside) {
    yield outside;
    return;
  }
  const { steps, exit } = gatewayWay(graph, first, from, {
    address: to.address,
    range,
  });
  yield* steps;
  if (exit) yield arrival(exit, to);
}

/** Where no route leads to it, unless one by a prefix list of a customer does. */
function noRoute(
  at: TopologyNode,
  { address }: Crossing,
  table: TopologyNode | undefined,
  reason: string,
): Step {
  const maybe = table && customerPrefixListRoute(table);
  return maybe === undefined
    ? stop(at, reason)
    : doubt(
        at,
        `Whether route ${maybe} is for ${address} is not known: what is in its prefix list is not read`,
      );
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
  const { home, route, steps } = routeOut(graph, subnet, range);
  yield* steps;
  if (!route) return;
  const { isBlackhole, leadsTo, table, text } = route;
  const at = table ?? home;
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
    yield noRoute(at, to, table, `No route to ${to.address}`);
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
    yield* throughGateways(graph, leadsTo, home, from, range, to);
  } else {
    const unfollowed = whyUnfollowed(from, route);
    if (unfollowed !== undefined) {
      yield doubt(at, unfollowed);
      return;
    }
    yield noRoute(
      at,
      to,
      table,
      leadsTo
        ? `No route to ${to.address}: the most specific one, ${text}, leads to the internet, which has no private addresses`
        : `Route ${text} leads to nothing that this graph holds`,
    );
  }
}
