import { parseRouteText } from '../parseRouteText';
import { TopologyNode } from '../Topology';
import { covers, parseRange, Range } from './Range';
import { listOf, textOf, TraceGraph } from './TraceGraph';

/** Where a subnet's routes send something. */
export interface RouteFound {
  /** The route table; undefined where the graph holds none for the subnet. */
  table?: TopologyNode;
  /** The route as the graph says it, or the local one. */
  text?: string;
  /** `local`, or the node that the route leads to. */
  leadsTo?: 'local' | TopologyNode;
  /** What it led to is gone. */
  isBlackhole?: boolean;
}

/** The route table of a subnet: its own, else the VPC's main one. */
export function routeTableOf(
  graph: TraceGraph,
  subnet: TopologyNode,
): TopologyNode | undefined {
  const [own] = graph.targets(subnet.id, 'associated-with', 'route-table');
  const vpc = graph.vpcOf(subnet);
  return (
    own ??
    (vpc && graph.inVpc(vpc, 'route-table').find(item => item.isMain === true))
  );
}

/** The node behind a route's target: the table's edges know it by name. */
function nodeNamed(
  graph: TraceGraph,
  table: TopologyNode,
  destination: string,
  name: string,
): TopologyNode | undefined {
  const named = graph
    .targets(table.id, 'routes-to')
    .filter(node => node.name === name || node.id === name);
  const isService = parseRange(destination) === undefined;
  return (
    named.find(node => (node.kind === 'vpc-endpoint') === isService) ?? named[0]
  );
}

/**
 * The route that AWS picks for a range of addresses: the most specific one that
 * holds it all. A service's prefix list is more specific than a way to
 * everywhere, and what is in the VPC is local.
 */
export function routeOf(
  graph: TraceGraph,
  subnet: TopologyNode,
  to: { range: Range; service?: string },
): RouteFound {
  const table = routeTableOf(graph, subnet);
  const vpc = graph.vpcOf(subnet);
  const candidates: Array<RouteFound & { prefix: number }> = [];
  for (const block of vpc ? vpcBlocks(vpc) : []) {
    const blockRange = parseRange(block);
    if (blockRange && covers(blockRange, to.range)) {
      candidates.push({
        table,
        prefix: blockRange.prefix,
        text: `${block} to local`,
        leadsTo: 'local',
      });
    }
  }
  const lost = table ? listOf(table, 'blackholes') : [];
  for (const text of table ? listOf(table, 'routes') : []) {
    const said = parseRouteText(text);
    if (!table || !said) continue;
    const { destination, target: name } = said;
    const range = parseRange(destination);
    const isHere = range ? covers(range, to.range) : destination === to.service;
    if (!isHere) continue;
    candidates.push({
      table,
      text,
      // Blocks of a public service are all narrower than /8.
      prefix: range ? range.prefix : 8,
      leadsTo:
        name === 'local' ? 'local' : nodeNamed(graph, table, destination, name),
      isBlackhole: lost.includes(text),
    });
  }
  const [best] = candidates.sort((left, right) => right.prefix - left.prefix);
  if (!best) return { table };
  const { text, leadsTo, isBlackhole } = best;
  return {
    table,
    text,
    leadsTo: isBlackhole ? undefined : leadsTo,
    ...(isBlackhole && { isBlackhole }),
  };
}

/** The address blocks of a VPC: all of them where it has several. */
function vpcBlocks(vpc: TopologyNode): string[] {
  const [first, all] = [textOf(vpc, 'cidr'), listOf(vpc, 'cidrs')];
  if (all.length) return all;
  return first === undefined ? [] : [first];
}
