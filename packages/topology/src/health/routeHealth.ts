import { parseRouteText } from '../parseRouteText';
import { TopologyNode } from '../Topology';
import { routeTableOf } from '../trace/routeOf';
import { listOf, textOf } from '../trace/TraceGraph';
import { finding, HealthContext } from './HealthContext';
import { HealthFinding } from './HealthFinding';

/** Gateways that the graph would hold if they were there, and how they are read. */
const READ_BY: Array<[RegExp, string]> = [
  [/^igw-/, 'ec2:DescribeInternetGateways'],
  [/^nat-/, 'ec2:DescribeNatGateways'],
  [/^vpce-/, 'ec2:DescribeVpcEndpoints'],
];

function lostRoutes(
  context: HealthContext,
  vpc: TopologyNode,
  table: TopologyNode,
): string[] {
  const gone = listOf(table, 'routes').filter(text => {
    const target = parseRouteText(text)?.target ?? text;
    return READ_BY.some(
      ([id, action]) =>
        id.test(target) &&
        context.hasRead(vpc, action) &&
        !context.graph.find(target) &&
        !context.graph
          .targets(table.id, 'routes-to')
          .some(({ name }) => name === target),
    );
  });
  return [...new Set([...listOf(table, 'blackholes'), ...gone])];
}

/**
 * Routes that lead to what is gone, in any route table, and NAT gateways that
 * are not available. Those that a workspace's subnets use are errors.
 */
export function routeHealth(context: HealthContext): HealthFinding[] {
  const { graph } = context;
  const used = new Set(
    context.workspaces
      .flatMap(({ subnets }) => subnets)
      .map(subnet => routeTableOf(graph, subnet)),
  );
  const routes = graph.ofKind('route-table').flatMap(table => {
    const vpc = graph.vpcOf(table);
    if (!vpc) return [];
    return lostRoutes(context, vpc, table).map(text =>
      finding({
        rule: 'route-to-nowhere',
        severity: used.has(table) ? 'error' : 'warning',
        source: 'aws',
        nodes: [table.id],
        detail: text,
        message: `Route ${text} of ${table.name} leads to nothing: what it led to is gone. Remove it, or lead it to what is there`,
      }),
    );
  });
  const gateways = graph.ofKind('nat-gateway').flatMap(nat => {
    const state = textOf(nat, 'state');
    const failure = textOf(nat, 'failure');
    return state === undefined
      ? []
      : [
          finding({
            rule: 'gateway-unavailable',
            severity: state === 'pending' ? 'warning' : 'error',
            source: 'aws',
            nodes: [nat.id],
            message: `NAT gateway ${nat.name} is ${state}${
              failure ? `: ${failure}` : ''
            }`,
          }),
        ];
  });
  return [...routes, ...gateways];
}
