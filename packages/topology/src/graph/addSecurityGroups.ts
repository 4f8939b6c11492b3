import { blocksOf } from '../stacks/blocksOf';
import { StackResource } from '../stacks/StackIndex';
import { addAccount } from './addAccounts';
import { GraphBuilder } from './GraphBuilder';
import { prefixListName } from './prefixListName';

const GROUPS = ['aws_security_group', 'aws_default_security_group'];

/** What a rule calls peers that are no groups: ranges, and services. */
const PEER_WORDS = /^[\d.:a-f]+\/\d+$|^com\.amazonaws\.|^a prefix list$/;

interface Rule {
  direction: 'ingress' | 'egress';
  group: StackResource;
  /** The resource or block that says the rule. */
  said: Record<string, unknown>;
  stack: string;
}

function separateRules(graph: GraphBuilder): Rule[] {
  const { index } = graph;
  return index
    .ofType(
      'aws_vpc_security_group_ingress_rule',
      'aws_vpc_security_group_egress_rule',
      'aws_security_group_rule',
    )
    .flatMap(rule => {
      const [group] = graph.targets(rule, 'security_group_id', ...GROUPS);
      const isEgress =
        rule.type === 'aws_vpc_security_group_egress_rule' ||
        rule.attributes.type === 'egress';
      return group
        ? [
            {
              direction: isEgress ? ('egress' as const) : ('ingress' as const),
              group,
              said: rule.attributes,
              stack: rule.stack,
            },
          ]
        : [];
    });
}

function inlineRules(group: StackResource): Rule[] {
  return (['ingress', 'egress'] as const).flatMap(direction =>
    blocksOf(group.attributes[direction]).map(said => ({
      direction,
      group,
      said,
      stack: group.stack,
    })),
  );
}

function ports(graph: GraphBuilder, rule: Rule): string {
  const read = (value: unknown) => graph.index.text(rule.stack, value);
  const protocol = read(rule.said.ip_protocol ?? rule.said.protocol) ?? '?';
  if (protocol === '-1' || protocol === 'all') return 'all';
  const from = read(rule.said.from_port);
  const to = read(rule.said.to_port);
  if (from === undefined || to === undefined) return protocol;
  return `${protocol} ${from === to ? from : `${from}-${to}`}`;
}

function peers(graph: GraphBuilder, rule: Rule): StackResource[] {
  return graph.index.targets(
    rule.stack,
    [
      rule.said.referenced_security_group_id,
      rule.said.source_security_group_id,
      rule.said.security_groups,
    ],
    ...GROUPS,
  );
}

/** A group by its name, or by its id where the name would read as another peer. */
function peerLabel(graph: GraphBuilder, peer: StackResource): string {
  const name = graph.nameOf(peer, 'name');
  return name === 'itself' || PEER_WORDS.test(name) ? peer.id : name;
}

function describe(graph: GraphBuilder, rule: Rule): string[] {
  const { said, stack } = rule;
  const toSelf = said.self === true || peers(graph, rule).includes(rule.group);
  const addresses = graph.index.texts(
    stack,
    [
      said.cidr_ipv4,
      said.cidr_ipv6,
      said.cidr_blocks,
      said.ipv6_cidr_blocks,
    ].flat(),
  );
  const others = [
    ...addresses,
    ...(toSelf ? ['itself'] : []),
    ...peers(graph, rule)
      .filter(peer => peer !== rule.group)
      .map(peer => peerLabel(graph, peer)),
    ...[said.prefix_list_id, said.prefix_list_ids]
      .flat()
      .filter(list => list)
      .map(list => prefixListName(graph, stack, list)),
  ];
  const preposition = rule.direction === 'ingress' ? 'from' : 'to';
  return others.map(other => `${ports(graph, rule)} ${preposition} ${other}`);
}

/**
 * Security groups with their rules as text (`tcp 443 to 0.0.0.0/0`), and an
 * edge between two groups of which a rule lets one reach the other.
 */
export function addSecurityGroups(graph: GraphBuilder): void {
  const groups = graph.index.ofType(...GROUPS);
  const rules = [...separateRules(graph), ...groups.flatMap(inlineRules)];
  for (const group of groups) {
    const own = rules.filter(rule => rule.group === group);
    const texts = (direction: Rule['direction']) => [
      ...new Set(
        own
          .filter(rule => rule.direction === direction)
          .flatMap(rule => describe(graph, rule)),
      ),
    ];
    const vpc = graph.vpcOf(group);
    graph.node(
      group.id,
      'security-group',
      graph.nameOf(group, 'name', 'name_prefix'),
      vpc?.id ?? addAccount(graph, group),
      {
        ingress: texts('ingress'),
        egress: texts('egress'),
        isDefault: group.type === 'aws_default_security_group' || undefined,
        existing: group.isData || undefined,
      },
    );
  }
  for (const rule of rules) {
    for (const peer of peers(graph, rule)) {
      const [source, target] =
        rule.direction === 'egress' ? [rule.group, peer] : [peer, rule.group];
      graph.edge(source.id, target.id, 'reaches');
    }
  }
}
