import { parseRouteText } from '../parseRouteText';
import { TopologyNode } from '../Topology';
import { covers, parseRange, Range } from '../trace/Range';
import { routeTableOf } from '../trace/routeOf';
import { listOf } from '../trace/TraceGraph';
import { HealthContext } from './HealthContext';

/** A route of a VPC's route table that leads to a transit gateway. */
export interface GatewaySending {
  vpc: TopologyNode;
  table: TopologyNode;
  gateway: TopologyNode;
  text: string;
  range: Range;
  /** Whether subnets of a workspace use the table. */
  isUsed: boolean;
  /** What other routes of the table lead elsewhere. */
  elsewhere: Range[];
}

/** What VPCs send to transit gateways, route by route. */
export function gatewaySendings({
  graph,
  workspaces,
}: HealthContext): GatewaySending[] {
  const used = new Set(
    workspaces
      .flatMap(({ subnets }) => subnets)
      .map(subnet => routeTableOf(graph, subnet)),
  );
  return graph.ofKind('route-table').flatMap(table => {
    const vpc = graph.vpcOf(table);
    const gateways = graph.targets(table.id, 'routes-to', 'transit-gateway');
    if (!vpc || !gateways.length) return [];
    const lost = listOf(table, 'blackholes');
    const routes = listOf(table, 'routes').flatMap(text => {
      const said = parseRouteText(text);
      const range = said && parseRange(said.destination);
      const gateway = lost.includes(text)
        ? undefined
        : gateways.find(({ id, name }) =>
            [id, name].includes(said?.target ?? ''),
          );
      return range ? [{ text, range, gateway }] : [];
    });
    return routes.flatMap(({ gateway, range, text }) =>
      gateway
        ? [
            {
              vpc,
              table,
              gateway,
              text,
              range,
              isUsed: used.has(table),
              elsewhere: routes
                .filter(other => other.gateway !== gateway)
                .map(other => other.range),
            },
          ]
        : [],
    );
  });
}

/** Whether a route is the one that some of these addresses, or all, take. */
export function isTakenBy(sending: GatewaySending, range: Range): boolean {
  const { elsewhere, range: own } = sending;
  return (
    own.first <= range.last &&
    range.first <= own.last &&
    !elsewhere.some(other => covers(other, range) && other.prefix > own.prefix)
  );
}
