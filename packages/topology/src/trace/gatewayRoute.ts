import { parseRouteText } from '../parseRouteText';
import { TopologyNode } from '../Topology';
import { parseRange, Range } from './Range';
import { listOf, TraceGraph } from './TraceGraph';

/** A route of a transit gateway. */
export interface GatewayRoute {
  /** As the graph says it: `10.1.0.0/16 to hello-dev`. */
  text: string;
  /** What it leads to, as the text calls it. */
  name: string;
  /** The VPC or transit gateway that it leads to, where the graph holds it. */
  end?: TopologyNode;
  isBlackhole: boolean;
  /** Not of a table that several are put together in. */
  isPropagated?: boolean;
}

/** Routes by the length of their prefix, and by the first address. */
type Index = Map<number, Map<number, GatewayRoute>>;

const indexes = new WeakMap<TraceGraph, Map<string, Index>>();

/** The VPCs that a connection or gateway is attached to. */
export function attachedVpcs(
  graph: TraceGraph,
  connection: TopologyNode,
): TopologyNode[] {
  const ends = graph
    .targets(connection.id, 'attached-to')
    .map(end => graph.vpcOf(end))
    .filter(vpc => vpc !== undefined);
  return [...new Set(ends)];
}

/**
 * Where a gateway looks up what comes from an attached VPC or gateway: the route
 * table that it is associated with. Declared tables are put together in their
 * gateway. Undefined where no table is known.
 */
export function gatewayTable(
  graph: TraceGraph,
  gateway: TopologyNode,
  came: TopologyNode,
): TopologyNode | undefined {
  return listOf(gateway, 'attachments').length
    ? gateway
    : graph
        .targets(came.id, 'associated-with', 'transit-gateway-route-table')
        .find(({ parent }) => parent === gateway.id);
}

function endsOf(graph: TraceGraph, table: TopologyNode): TopologyNode[] {
  return table.kind === 'transit-gateway'
    ? [
        ...attachedVpcs(graph, table),
        ...graph.targets(table.id, 'peers-with', 'transit-gateway'),
        ...graph.sources(table.id, 'peers-with', 'transit-gateway'),
      ]
    : graph.targets(table.id, 'routes-to');
}

/** All routes of a table, or of a declared gateway, in the graph's order. */
export function gatewayRoutes(
  graph: TraceGraph,
  table: TopologyNode,
): Array<GatewayRoute & { range?: Range }> {
  const byName = new Map<string, TopologyNode>();
  // An id is of one alone, so it comes last; of two of a name the first one counts.
  for (const end of endsOf(graph, table).reverse()) byName.set(end.name, end);
  for (const end of endsOf(graph, table)) byName.set(end.id, end);
  const blackholes = new Set(listOf(table, 'blackholes'));
  const propagated = new Set(listOf(table, 'propagated'));
  return listOf(table, 'routes').flatMap(text => {
    const said = parseRouteText(text);
    if (!said) return [];
    const { destination, target: name } = said;
    return [
      {
        text,
        name,
        range: parseRange(destination),
        end: byName.get(name),
        isBlackhole: blackholes.has(text),
        ...(table.kind !== 'transit-gateway' && {
          isPropagated: propagated.has(text),
        }),
      },
    ];
  });
}

function indexOf(graph: TraceGraph, table: TopologyNode): Index {
  const known = indexes.get(graph) ?? new Map<string, Index>();
  indexes.set(graph, known);
  const found = known.get(table.id);
  if (found) return found;
  const index: Index = new Map();
  for (const { range, ...route } of gatewayRoutes(graph, table)) {
    if (!range) continue;
    const same = index.get(range.prefix) ?? new Map<number, GatewayRoute>();
    if (!same.has(range.first)) same.set(range.first, route);
    index.set(range.prefix, same);
  }
  known.set(table.id, index);
  return index;
}

/** A table's route for a range: the most specific one that holds it all. */
export function gatewayRoute(
  graph: TraceGraph,
  table: TopologyNode,
  range: Range,
): GatewayRoute | undefined {
  const index = indexOf(graph, table);
  for (let { prefix } = range; prefix >= 0; prefix--) {
    const size = 2 ** (32 - prefix);
    const route = index.get(prefix)?.get(range.first - (range.first % size));
    if (route) return route;
  }
  return undefined;
}
