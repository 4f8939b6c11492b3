import { blocksOf } from '../stacks/blocksOf';
import { StackResource } from '../stacks/StackIndex';
import { addAccount } from './addAccounts';
import { GraphBuilder } from './GraphBuilder';

const ACLS = ['aws_network_acl', 'aws_default_network_acl'];

interface AclRule {
  egress: boolean;
  stack: string;
  said: Record<string, unknown>;
}

function rulesOf(graph: GraphBuilder, acl: StackResource): AclRule[] {
  const inline = (['ingress', 'egress'] as const).flatMap(direction =>
    blocksOf(acl.attributes[direction]).map(said => ({
      egress: direction === 'egress',
      stack: acl.stack,
      said,
    })),
  );
  const separate = graph.index
    .ofType('aws_network_acl_rule')
    .filter(rule =>
      graph.targets(rule, 'network_acl_id', ...ACLS).includes(acl),
    )
    .map(rule => ({
      egress: rule.attributes.egress === true,
      stack: rule.stack,
      said: rule.attributes,
    }));
  return [...inline, ...separate];
}

function describe(graph: GraphBuilder, rule: AclRule): string {
  const read = (value: unknown) => graph.index.text(rule.stack, value);
  const number = read(rule.said.rule_no ?? rule.said.rule_number) ?? '?';
  const action = read(rule.said.action ?? rule.said.rule_action) ?? '?';
  const protocol = read(rule.said.protocol) ?? '?';
  const [from, to] = [read(rule.said.from_port), read(rule.said.to_port)];
  const isAll = protocol === '-1' || protocol === 'all';
  const span = from === to ? from : `${from}-${to}`;
  const ports = isAll || from === undefined ? '' : ` ${span}`;
  const peer =
    read(rule.said.cidr_block) ?? read(rule.said.ipv6_cidr_block) ?? '?';
  return `${number} ${action} ${isAll ? 'all' : protocol}${ports} ${
    rule.egress ? 'to' : 'from'
  } ${peer}`;
}

/** By rule number, the order in which AWS tries them. */
function inOrder(left: string, right: string): number {
  return Number.parseInt(left, 10) - Number.parseInt(right, 10);
}

/**
 * Network ACLs with their rules as text (`100 allow tcp 443 to 0.0.0.0/0`), and
 * the subnets that they guard. What no rule allows is denied.
 */
export function addNetworkAcls(graph: GraphBuilder): void {
  for (const acl of graph.index.ofType(...ACLS)) {
    const rules = rulesOf(graph, acl);
    const texts = (egress: boolean) =>
      rules
        .filter(rule => rule.egress === egress)
        .map(rule => describe(graph, rule))
        .sort(inOrder);
    const [byDefault] = graph.targets(acl, 'default_network_acl_id', 'aws_vpc');
    const vpc = graph.vpcOf(acl) ?? byDefault;
    graph.node(
      acl.id,
      'network-acl',
      graph.nameOf(acl),
      vpc?.id ?? addAccount(graph, acl),
      {
        ingress: texts(false),
        egress: texts(true),
        isDefault: acl.type === 'aws_default_network_acl' || undefined,
      },
    );
    graph
      .targets(acl, 'subnet_ids', 'aws_subnet')
      .forEach(subnet => graph.edge(subnet.id, acl.id, 'associated-with'));
  }
  for (const item of graph.index.ofType('aws_network_acl_association')) {
    const [acl] = graph.targets(item, 'network_acl_id', ...ACLS);
    const [subnet] = graph.targets(item, 'subnet_id', 'aws_subnet');
    if (acl && subnet) graph.edge(subnet.id, acl.id, 'associated-with');
  }
}
