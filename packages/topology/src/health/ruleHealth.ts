import { networkAclSteps } from '../trace/networkAclSteps';
import { writePorts } from '../trace/parseRule';
import { securityGroupSteps } from '../trace/securityGroupSteps';
import { TraceGraph } from '../trace/TraceGraph';
import { finding, HealthContext, WorkspaceNetwork } from './HealthContext';
import { HealthFinding } from './HealthFinding';
import { rangesOf, RequiredRule, requiredRules } from './requiredRules';

function ruleText({ ports, protocol }: RequiredRule): string {
  return `${protocol.toUpperCase()} ${writePorts(ports)}`;
}

/** The rules that a workspace's security groups, and its endpoints', lack. */
function missingRules(
  graph: TraceGraph,
  network: WorkspaceNetwork,
  rules: RequiredRule[],
): HealthFinding[] {
  const { groups, subnets, workspace } = network;
  const nodes = {
    name: 'the nodes',
    ranges: rangesOf(subnets),
    groups,
  };
  return rules.flatMap(rule => {
    const { direction, endpoint, key, peer, ports, protocol, purpose } = rule;
    const isOpen = securityGroupSteps(graph, {
      groups,
      direction,
      ports: [ports],
      protocol,
      peer,
      at: workspace,
    }).every(step => !step.blocks);
    const isLetIn =
      !endpoint ||
      securityGroupSteps(graph, {
        groups: peer.groups,
        direction: 'ingress',
        ports: [ports],
        protocol,
        peer: nodes,
        at: endpoint,
      }).every(step => !step.blocks);
    const way = direction === 'egress' ? 'out to' : 'in from';
    return [
      ...(isOpen
        ? []
        : [
            finding({
              rule: 'rule-missing',
              // Ports that nothing listens at yet.
              severity: purpose === 'future use' ? 'warning' : 'error',
              source: 'aws',
              nodes: [workspace.id, ...groups.map(({ id }) => id)],
              detail: key,
              message: `No rule of workspace ${
                workspace.name
              }'s security groups lets ${ruleText(rule)} ${way} ${
                peer.name
              }, which is for ${purpose}`,
            }),
          ]),
      ...(endpoint && !isLetIn
        ? [
            finding({
              rule: 'rule-missing',
              severity: purpose === 'future use' ? 'warning' : 'error',
              source: 'aws',
              nodes: [
                endpoint.id,
                ...peer.groups.map(({ id }) => id),
                workspace.id,
              ],
              detail: `${workspace.id}:${key}`,
              message: `No rule of endpoint ${
                endpoint.name
              }'s security groups lets ${ruleText(
                rule,
              )} in from the nodes of workspace ${
                workspace.name
              }, which is for ${purpose}`,
            }),
          ]
        : []),
    ];
  });
}

/** What network ACLs of a workspace's subnets stop. */
function blockingAcls(
  graph: TraceGraph,
  { subnets, workspace }: WorkspaceNetwork,
  rules: RequiredRule[],
): HealthFinding[] {
  return subnets.flatMap(subnet => {
    const others = rangesOf(subnets.filter(other => other !== subnet));
    const checks = rules
      .filter(
        ({ direction, protocol }) =>
          direction === 'egress' && protocol === 'tcp',
      )
      .map(({ isInside, key, peer, ports }) => ({
        key,
        ports: [ports],
        // What stays in a subnet passes no network ACL.
        peer: isInside ? { ...peer, ranges: others } : peer,
      }));
    const problems = new Map<string, { acl: string; keys: string[] }>();
    for (const { key, peer, ports } of checks) {
      for (const { blocks, hop } of networkAclSteps(graph, {
        subnet,
        direction: 'egress',
        ports,
        peer,
      })) {
        if (!blocks) continue;
        const known = problems.get(hop.reason);
        if (known) known.keys.push(key);
        else problems.set(hop.reason, { acl: hop.id, keys: [key] });
      }
    }
    return [...problems].map(([reason, { acl, keys }]) =>
      finding({
        rule: 'network-acl-blocks',
        severity: 'error',
        source: 'aws',
        nodes: [acl, subnet.id, workspace.id],
        detail: `${subnet.id}:${workspace.id}:${keys[0]}`,
        message: `Network ACL ${graph.find(acl)?.name ?? acl} of subnet ${
          subnet.name
        }: ${reason}`,
      }),
    );
  });
}

/**
 * The rules of security groups and network ACLs against what Databricks asks
 * for. What could not be read is not judged.
 */
export function ruleHealth(context: HealthContext): HealthFinding[] {
  const { graph, needs } = context;
  return context.workspaces.flatMap(network => {
    const rules = requiredRules(graph, network, needs);
    const { groups, vpc } = network;
    const hasRules =
      groups.length > 0 &&
      context.hasRead(
        vpc,
        'ec2:DescribeSecurityGroups',
        'ec2:DescribeSecurityGroupRules',
        'ec2:DescribeManagedPrefixLists',
      ) &&
      context.hasEndpoints(network);
    return [
      ...(hasRules ? missingRules(graph, network, rules) : []),
      ...(context.hasRead(vpc, 'ec2:DescribeNetworkAcls')
        ? blockingAcls(graph, network, rules)
        : []),
    ];
  });
}
