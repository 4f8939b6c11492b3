import { trace } from '../trace/trace';
import { TraceTarget } from '../trace/TraceResult';
import { listOf } from '../trace/TraceGraph';
import { finding, HealthContext } from './HealthContext';
import { HealthFinding } from './HealthFinding';

const NEEDED: Array<[TraceTarget, string]> = [
  ['control-plane', 'the control plane'],
  ['relay', 'the secure cluster connectivity relay'],
  ['s3', 'S3'],
];

/** What other checks tell with more detail. */
const TOLD_ELSEWHERE = ['security-group', 'network-acl'];

/** Whether clusters get to what every workspace needs. */
function unreachable(context: HealthContext): HealthFinding[] {
  return context.workspaces
    .filter(({ vpc }) => !listOf(vpc, 'unread').length)
    .flatMap(({ workspace }) =>
      NEEDED.flatMap(([to, name]) => {
        const { hops, verdict } = trace(context.topology, {
          from: 'cluster',
          to,
          workspace: workspace.id,
        });
        const last = hops[hops.length - 1];
        return verdict === 'allowed' || TOLD_ELSEWHERE.includes(last.kind)
          ? []
          : [
              finding({
                rule: 'unreachable',
                severity: 'error',
                source: 'aws',
                nodes: [workspace.id, last.id],
                detail: to,
                message: `Clusters of ${workspace.name} do not reach ${name}. ${last.reason}`,
              }),
            ];
      }),
    );
}

/**
 * The VPCs of workspaces: DNS and flow logs, and whether clusters get out to
 * what they need.
 */
export function vpcHealth(context: HealthContext): HealthFinding[] {
  const vpcs = [...new Set(context.workspaces.map(({ vpc }) => vpc))];
  return [
    ...vpcs.flatMap(vpc => [
      ...(['dnsSupport', 'dnsHostnames'] as const)
        .filter(flag => vpc[flag] === false)
        .map(flag =>
          finding({
            rule: 'dns-off',
            severity: 'error',
            source: 'aws',
            nodes: [vpc.id],
            detail: flag,
            message: `VPC ${vpc.name} has DNS ${
              flag === 'dnsSupport' ? 'resolution' : 'hostnames'
            } off: Databricks asks for both, and private DNS of endpoints needs them`,
          }),
        ),
      ...(vpc.flowLogs === false
        ? [
            finding({
              rule: 'flow-logs-off',
              severity: 'info',
              source: 'aws',
              nodes: [vpc.id],
              message: `VPC ${vpc.name} has no flow log, so that refused connections leave no trace`,
            }),
          ]
        : []),
    ]),
    ...unreachable(context),
  ];
}
