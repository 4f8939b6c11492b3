import { TopologyNode } from '../Topology';
import { Ec2RegionAnswers, Ec2SecurityGroupRule } from './Ec2RegionAnswers';
import { ObservedGraph, sortedBy } from './ObservedGraph';
import { prefixListLabel } from './prefixListLabel';

function portsText(rule: Ec2SecurityGroupRule): string {
  const { IpProtocol: protocol = '?', FromPort: from, ToPort: to } = rule;
  if (protocol === '-1') return 'all';
  if (from === undefined || to === undefined || from < 0) return protocol;
  return `${protocol} ${from === to ? from : `${from}-${to}`}`;
}

function peerText(
  graph: ObservedGraph,
  answers: Ec2RegionAnswers,
  groups: TopologyNode[],
  rule: Ec2SecurityGroupRule,
): string {
  const group = rule.ReferencedGroupInfo?.GroupId;
  if (group) {
    return group === rule.GroupId ? 'itself' : graph.label(group, groups);
  }
  const list = rule.PrefixListId;
  return (
    rule.CidrIpv4 ??
    rule.CidrIpv6 ??
    (list ? prefixListLabel(answers, list) : '?')
  );
}

/**
 * Security groups with their rules as text, and an edge between two groups of
 * which a rule lets one reach the other.
 */
export function addObservedSecurityGroups(
  graph: ObservedGraph,
  answers: Ec2RegionAnswers,
): void {
  const groups = sortedBy(answers.securityGroups, group => group.GroupId);
  const nodes = groups.map(({ id, item }) =>
    graph.node(
      id,
      'security-group',
      graph.nameOf(id, item, item.GroupName),
      graph.vpc(answers, item.VpcId, item.OwnerId),
      { isDefault: item.GroupName === 'default' || undefined },
    ),
  );
  const rules = new Map<string, Ec2SecurityGroupRule[]>();
  for (const { item } of sortedBy(
    answers.securityGroupRules,
    rule => rule.SecurityGroupRuleId,
  )) {
    if (!item.GroupId) continue;
    rules.set(item.GroupId, [...(rules.get(item.GroupId) ?? []), item]);
  }
  for (const node of nodes) {
    const own = rules.get(node.id) ?? [];
    const neighbours = nodes.filter(other => other.parent === node.parent);
    const texts = (egress: boolean) => [
      ...new Set(
        own
          .filter(rule => (rule.IsEgress === true) === egress)
          .map(
            rule =>
              `${portsText(rule)} ${egress ? 'to' : 'from'} ${peerText(
                graph,
                answers,
                neighbours,
                rule,
              )}`,
          )
          .sort(),
      ),
    ];
    const [ingress, egress] = [texts(false), texts(true)];
    if (ingress.length) node.ingress = ingress;
    if (egress.length) node.egress = egress;
    for (const rule of own) {
      const peer = rule.ReferencedGroupInfo?.GroupId;
      if (!peer) continue;
      const [from, to] = rule.IsEgress ? [node.id, peer] : [peer, node.id];
      graph.edge(from, to, 'reaches');
    }
  }
}
