import { networkAclOf } from '../trace/networkAclSteps';
import { trace } from '../trace/trace';
import { TraceHop, TraceTarget } from '../trace/TraceResult';
import { listOf } from '../trace/TraceGraph';
import { finding, HealthContext, WorkspaceNetwork } from './HealthContext';
import { HealthFinding } from './HealthFinding';

const NEEDED: Array<[TraceTarget, string]> = [
  ['control-plane', 'the control plane'],
  ['relay', 'the secure cluster connectivity relay'],
  ['s3', 'S3'],
];

/** What is read of a VPC and decides nothing about where its traffic gets to. */
const BESIDE_THE_WAY = [
  'ec2:DescribeAddresses',
  'ec2:DescribeEgressOnlyInternetGateways',
  'ec2:DescribeFlowLogs',
  'ec2:DescribeNetworkInterfaces',
];

/**
 * What other checks tell with more detail: the rules of security groups, and the
 * network ACLs of a workspace's own subnets.
 */
function isToldElsewhere(
  { graph }: HealthContext,
  { subnets }: WorkspaceNetwork,
  { id, kind }: TraceHop,
): boolean {
  return (
    kind === 'security-group' ||
    (kind === 'network-acl' &&
      subnets.some(subnet => networkAclOf(graph, subnet)?.id === id))
  );
}

/** Whether clusters get to what every workspace needs. */
function unreachable(context: HealthContext): HealthFinding[] {
  return context.workspaces
    .filter(({ vpc }) =>
      listOf(vpc, 'unread').every(action => BESIDE_THE_WAY.includes(action)),
    )
    .flatMap(network =>
      NEEDED.flatMap(([to, name]) => {
        const { hops, verdict } = trace(context.topology, {
          from: 'cluster',
          to,
          workspace: network.workspace.id,
        });
        const last = hops[hops.length - 1];
        // Of what was not read on the way nothing is said.
        return verdict !== 'blocked' || isToldElsewhere(context, network, last)
          ? []
          : [
              finding({
                rule: 'unreachable',
                severity: 'error',
                source: 'aws',
                nodes: [network.workspace.id, last.id],
                detail: to,
                message: `Clusters of ${network.workspace.name} do not reach ${name}. ${last.reason}`,
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
