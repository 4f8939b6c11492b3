import { TopologyNode } from '../Topology';
import { finding, HealthContext } from './HealthContext';
import { HealthFinding } from './HealthFinding';

/** The parts that a network configuration names and AWS no longer has. */
function goneParts(
  context: HealthContext,
  vpc: TopologyNode,
  ids: string[],
  action: string,
): string[] {
  return context.hasRead(vpc, action)
    ? ids.filter(id => !context.graph.find(id))
    : [];
}

/**
 * What Databricks itself says of network configurations, and whether AWS still
 * has what they name.
 */
export function networkStatus(context: HealthContext): HealthFinding[] {
  return context.networks().flatMap(({ network, workspaces }) => {
    const name = network.network_name || network.network_id;
    const vpc = context.graph.find(network.vpc_id ?? '');
    const nodes = [...workspaces, ...(vpc ? [vpc] : [])].map(({ id }) => id);
    const about = nodes.length ? nodes : [`network/${network.network_id}`];
    const isBroken = network.vpc_status === 'BROKEN';
    const errors = (network.error_messages ?? []).map(
      ({ error_type: type, error_message: message }) => ({
        severity: 'error' as const,
        type,
        message,
      }),
    );
    const warnings = (network.warning_messages ?? []).map(
      ({ warning_type: type, warning_message: message }) => ({
        severity: 'warning' as const,
        type,
        message,
      }),
    );
    const said = [...errors, ...warnings];
    const silent =
      !said.length && (isBroken || network.vpc_status === 'WARNED')
        ? [
            {
              severity: isBroken ? ('error' as const) : ('warning' as const),
              type: undefined,
              message: undefined,
            },
          ]
        : [];
    const gone = vpc
      ? [
          ...goneParts(
            context,
            vpc,
            network.subnet_ids ?? [],
            'ec2:DescribeSubnets',
          ),
          ...goneParts(
            context,
            vpc,
            network.security_group_ids ?? [],
            'ec2:DescribeSecurityGroups',
          ),
        ]
      : [];
    return [
      ...[...said, ...silent].map(({ severity, type, message }, index) =>
        finding({
          rule: severity === 'error' ? 'network-broken' : 'network-warned',
          severity,
          source: 'databricks',
          nodes: about,
          detail: [network.network_id, type, index].filter(Boolean).join('/'),
          message: `Databricks says of network configuration ${name}${
            type ? `, ${type}` : ''
          }: ${message || `its status is ${network.vpc_status}`}`,
        }),
      ),
      ...gone.map(id =>
        finding({
          rule: 'network-part-gone',
          severity: 'error',
          source: 'aws',
          nodes: about,
          detail: id,
          message: `Network configuration ${name} names ${id}, which AWS does not have: give the workspace a network configuration of what is there`,
        }),
      ),
    ];
  });
}
