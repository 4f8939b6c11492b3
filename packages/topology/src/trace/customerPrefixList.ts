import { parseRouteText } from '../parseRouteText';
import { TopologyNode } from '../Topology';
import { parseRange } from './Range';
import { listOf } from './TraceGraph';

/**
 * Whether the peer of a rule or the destination of a route, which names no node,
 * is a prefix list that a customer keeps: which addresses are in it is not read.
 * AWS's own are called by the service that they are of.
 */
export function isCustomerPrefixList(name: string): boolean {
  return (
    parseRange(name) === undefined &&
    // IPv6, what is known by nothing but an id, and what is no address.
    !/^([\da-f]*:|sg-|com\.amazonaws\.|(itself|local|\?)$)/i.test(name)
  );
}

/** A route of a table by a customer's prefix list that something is behind. */
export function customerPrefixListRoute(
  table: TopologyNode,
): string | undefined {
  const lost = listOf(table, 'blackholes');
  return listOf(table, 'routes').find(text => {
    const said = parseRouteText(text);
    return (
      said !== undefined &&
      isCustomerPrefixList(said.destination) &&
      !lost.includes(text)
    );
  });
}
