import type { Block } from './Block';
import { blocks } from './blocks';
import type { JsonRecord } from './json';
import { plainText } from './plainText';
import type { StackReader } from './StackReader';
import { strings } from './strings';

/** One permission of a security group, however it was written. */
export interface GroupRule {
  /** What holds the rule: the group itself or a rule resource. */
  readonly block: Block;
  /** The group, when it is in the same stack. */
  readonly group: Block | undefined;
  readonly direction: 'ingress' | 'egress';
  /** `tcp`, `udp`, … or `-1` for all. */
  readonly protocol: string;
  readonly from: number;
  readonly to: number;
  readonly cidrs: readonly string[];
  /** Groups at the other end, the group itself among them where it names itself. */
  readonly peers: readonly Block[];
  readonly prefixLists: readonly string[];
  /** Whether it stands inside the group rather than beside it. */
  readonly inline: boolean;
}

function port(value: unknown, otherwise: number): number {
  const number = Number(plainText(value) || otherwise);
  return Number.isFinite(number) ? number : otherwise;
}

/** All rules of all security groups of a stack. */
export function groupRulesOf(stack: StackReader): GroupRule[] {
  const rule = (
    block: Block,
    group: Block | undefined,
    direction: GroupRule['direction'],
    rules: JsonRecord,
    protocol: unknown,
    peers: Block[],
  ): GroupRule => {
    const name = plainText(protocol).toLowerCase();
    const all = name === '-1' || name === 'all';
    return {
      block,
      group,
      direction,
      protocol: all ? '-1' : name,
      from: all ? 0 : port(rules.from_port, 0),
      to: all ? 65535 : port(rules.to_port, 65535),
      cidrs: [
        rules.cidr_blocks,
        rules.ipv6_cidr_blocks,
        rules.cidr_ipv4,
        rules.cidr_ipv6,
      ].flatMap(strings),
      peers: rules.self === true && group ? [...peers, group] : peers,
      prefixLists: [rules.prefix_list_ids, rules.prefix_list_id].flatMap(
        strings,
      ),
      inline: block === group,
    };
  };
  const directions = ['ingress', 'egress'] as const;
  const inline = stack
    .resources('aws_security_group', 'aws_default_security_group')
    .flatMap(group =>
      directions.flatMap(direction =>
        blocks(group.attributes[direction]).map(rules =>
          rule(
            group,
            group,
            direction,
            rules,
            rules.protocol,
            stack.referred(rules.security_groups),
          ),
        ),
      ),
    );
  const separate = stack.resources('aws_security_group_rule').map(block => {
    const { attributes } = block;
    return rule(
      block,
      stack.referred(attributes.security_group_id)[0],
      attributes.type === 'egress' ? 'egress' : 'ingress',
      attributes,
      attributes.protocol,
      stack.referred(attributes.source_security_group_id),
    );
  });
  const single = directions.flatMap(direction =>
    stack
      .resources(`aws_vpc_security_group_${direction}_rule`)
      .map(block =>
        rule(
          block,
          stack.referred(block.attributes.security_group_id)[0],
          direction,
          block.attributes,
          block.attributes.ip_protocol,
          stack.referred(block.attributes.referenced_security_group_id),
        ),
      ),
  );
  return [...inline, ...separate, ...single];
}
