import { TopologyNode } from '../Topology';
import {
  gatewayRoute,
  gatewayRoutes,
  gatewayTable,
} from '../trace/gatewayRoute';
import { closedAttachment } from '../trace/gatewayWay';
import { covers } from '../trace/Range';
import { listOf } from '../trace/TraceGraph';
import { GatewaySending, gatewaySendings } from './gatewaySendings';
import { finding, HealthContext } from './HealthContext';
import { HealthFinding } from './HealthFinding';
import { wayBackHealth } from './wayBackHealth';

/** Why a gateway drops all that a route sends to it; undefined where it does not. */
function whyDropped(
  { graph }: HealthContext,
  { gateway, range, vpc }: GatewaySending,
): { at: TopologyNode; reason: string } | undefined {
  const shut = closedAttachment(gateway, vpc);
  if (shut) return { at: gateway, reason: shut };
  const table = gatewayTable(graph, gateway, vpc);
  if (!table || listOf(table, 'unread').length) return undefined;
  const best = gatewayRoute(graph, table, range);
  if (best && !best.isBlackhole) return undefined;
  const leadsSome = gatewayRoutes(graph, table).some(
    route => route.range && !route.isBlackhole && covers(range, route.range),
  );
  if (leadsSome) return undefined;
  return {
    at: table,
    reason: best
      ? `Its route ${best.text} in ${table.name} is a blackhole`
      : `Route table ${table.name}, which the attachment of VPC ${vpc.name} is associated with, has no route there`,
  };
}

function droppedRoutes(
  context: HealthContext,
  sendings: GatewaySending[],
): HealthFinding[] {
  return sendings.flatMap(sending => {
    const { gateway, isUsed, table, text } = sending;
    const dropped = whyDropped(context, sending);
    return dropped
      ? [
          finding({
            rule: 'route-to-nowhere',
            severity: isUsed ? 'error' : 'warning',
            source: 'aws',
            nodes: [table.id, dropped.at.id],
            detail: text,
            message: `Route ${text} of ${table.name} leads to nothing: transit gateway ${gateway.name} drops what is sent there. ${dropped.reason}`,
          }),
        ]
      : [];
  });
}

function blackholes({ graph }: HealthContext): HealthFinding[] {
  return graph.ofKind('transit-gateway-route-table').flatMap(table =>
    listOf(table, 'blackholes').map(text => {
      // One that was made to drop traffic names no attachment.
      const isMeant = text.endsWith(' to blackhole');
      return finding({
        rule: 'route-to-nowhere',
        severity: isMeant ? 'info' : 'warning',
        source: 'aws',
        nodes: [table.id],
        detail: text,
        message: isMeant
          ? `Route ${text} of ${table.name} drops what is sent there: remove it, unless that is what it is for`
          : `Route ${text} of ${table.name} leads to nothing: what it led to is gone. Remove it, or lead it to what is there`,
      });
    }),
  );
}

/**
 * What transit gateways do with what VPCs send to them: routes whose traffic they
 * drop, blackholes of their route tables, and networks whose answers do not come
 * back. Of a gateway whose tables were not read nothing is said.
 */
export function transitGatewayHealth(context: HealthContext): HealthFinding[] {
  const sendings = gatewaySendings(context);
  return [
    ...droppedRoutes(context, sendings),
    ...blackholes(context),
    ...wayBackHealth(context, sendings),
  ];
}
