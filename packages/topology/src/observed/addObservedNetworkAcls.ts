import { Ec2NetworkAcl, Ec2RegionAnswers } from './Ec2RegionAnswers';
import { ObservedGraph, sortedBy } from './ObservedGraph';

/** Of the rule that AWS closes every list with: what none allows is denied. */
const LAST_RULE = 32767;
const PROTOCOLS: Record<string, string> = {
  '-1': 'all',
  '1': 'icmp',
  '6': 'tcp',
  '17': 'udp',
};

function ruleTexts(acl: Ec2NetworkAcl, egress: boolean): string[] {
  return (acl.Entries ?? [])
    .filter(entry => (entry.Egress === true) === egress)
    .filter(({ RuleNumber = 0 }) => RuleNumber < LAST_RULE)
    .sort((left, right) => (left.RuleNumber ?? 0) - (right.RuleNumber ?? 0))
    .map(entry => {
      const { From: from, To: to } = entry.PortRange ?? {};
      const said = entry.Protocol ?? '?';
      const protocol = PROTOCOLS[said] ?? said;
      const span = from === to ? from : `${from}-${to}`;
      const ports = protocol === 'all' || from === undefined ? '' : ` ${span}`;
      const peer = entry.CidrBlock ?? entry.Ipv6CidrBlock ?? '?';
      return `${entry.RuleNumber} ${entry.RuleAction} ${protocol}${ports} ${
        egress ? 'to' : 'from'
      } ${peer}`;
    });
}

/** Network ACLs with their rules as text, and the subnets that they guard. */
export function addObservedNetworkAcls(
  graph: ObservedGraph,
  answers: Ec2RegionAnswers,
): void {
  for (const { id, item } of sortedBy(
    answers.networkAcls,
    acl => acl.NetworkAclId,
  )) {
    graph.node(
      id,
      'network-acl',
      graph.nameOf(id, item),
      graph.vpc(answers, item.VpcId, item.OwnerId),
      {
        ingress: ruleTexts(item, false),
        egress: ruleTexts(item, true),
        isDefault: item.IsDefault === true || undefined,
      },
    );
    for (const { id: subnet } of sortedBy(
      item.Associations,
      association => association.SubnetId,
    )) {
      graph.edge(subnet, id, 'associated-with');
    }
  }
}
