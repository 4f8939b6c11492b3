import type { HeldObject } from '../../databricks/AccountReader';
import { attributes, type Ec2Item } from './attributes';
import type { Ec2Region } from './Ec2Region';

const ALL_PROTOCOLS = '-1';

interface Group {
  id: string;
  vpcId: string | undefined;
  name: string | undefined;
  description: string | undefined;
  /** Undefined for the group that came with a VPC and that Terraform never saw. */
  held: HeldObject | undefined;
}

function groupsOf(region: Ec2Region): Group[] {
  const held = [
    ...region.all('aws_security_group'),
    ...region.all('aws_default_security_group'),
  ];
  return [
    ...held.map(group => ({
      id: group.id,
      vpcId: attributes.text(group, 'vpc_id'),
      name: attributes.text(group, 'name'),
      description: attributes.text(group, 'description'),
      held: group,
    })),
    ...region.all('aws_vpc').flatMap(vpc => {
      const id = attributes.text(vpc, 'default_security_group_id');
      return id === undefined || held.some(group => group.id === id)
        ? []
        : {
            id,
            vpcId: vpc.id,
            name: 'default',
            description: 'default VPC security group',
            held: undefined,
          };
    }),
  ];
}

export function securityGroupItems(region: Ec2Region): Ec2Item[] {
  return groupsOf(region).map(({ id, vpcId, name, description, held }) => ({
    groupId: id,
    groupName: name,
    groupDescription: description,
    vpcId,
    ownerId: region.accountId,
    tagSet: held ? attributes.tags(held) : [],
  }));
}

export function securityGroupRuleItems(region: Ec2Region): Ec2Item[] {
  const single = (type: string, isEgress: (rule: HeldObject) => boolean) =>
    region.all(type).map(rule =>
      ruleItem(region, {
        ...rule.attributes,
        id: attributes.text(rule, 'security_group_rule_id') ?? rule.id,
        group: attributes.text(rule, 'security_group_id'),
        isEgress: isEgress(rule),
        tags: attributes.tags(rule),
      }),
    );
  return [
    ...single('aws_vpc_security_group_ingress_rule', () => false),
    ...single('aws_vpc_security_group_egress_rule', () => true),
    ...region.all('aws_security_group_rule').flatMap(rule =>
      spread(rule.attributes).map((one, index) =>
        ruleItem(region, {
          ...one,
          id: `sgr-${index}${rule.id.replace(/\D/g, '').padStart(16, '0')}`,
          group: attributes.text(rule, 'security_group_id'),
          isEgress: rule.attributes.type === 'egress',
        }),
      ),
    ),
    ...groupsOf(region).flatMap(group => groupRules(region, group)),
  ];
}

/** Rules that stand in a group itself, and those that a default group begins with. */
function groupRules(region: Ec2Region, { id, held }: Group): Ec2Item[] {
  if (!held) {
    return [
      ruleItem(region, {
        id: `sgr-0${id.slice(4)}`,
        group: id,
        isEgress: false,
        ip_protocol: ALL_PROTOCOLS,
        referenced_security_group_id: id,
      }),
      ruleItem(region, {
        id: `sgr-1${id.slice(4)}`,
        group: id,
        isEgress: true,
        ip_protocol: ALL_PROTOCOLS,
        cidr_ipv4: '0.0.0.0/0',
      }),
    ];
  }
  return (['ingress', 'egress'] as const).flatMap(direction =>
    attributes
      .blocks(held, direction)
      .flatMap(spread)
      .map((one, index) =>
        ruleItem(region, {
          ...one,
          ...(one.self === true ? { referenced_security_group_id: id } : {}),
          id: `sgr-${direction === 'egress' ? 1 : 0}${index}${id.slice(4)}`,
          group: id,
          isEgress: direction === 'egress',
        }),
      ),
  );
}

/** A rule of old, which has many sources, as one for each of them. */
function spread(
  rule: Readonly<Record<string, unknown>>,
): Array<Record<string, unknown>> {
  const list = (name: string) => {
    const value = rule[name];
    return Array.isArray(value) ? value : [];
  };
  const base = {
    ip_protocol: rule.protocol,
    from_port: rule.from_port,
    to_port: rule.to_port,
    description: rule.description,
  };
  const sources = [
    ...list('cidr_blocks').map(cidr_ipv4 => ({ cidr_ipv4 })),
    ...list('ipv6_cidr_blocks').map(cidr_ipv6 => ({ cidr_ipv6 })),
    ...list('prefix_list_ids').map(prefix_list_id => ({ prefix_list_id })),
    ...list('security_groups').map(referenced_security_group_id => ({
      referenced_security_group_id,
    })),
    ...(rule.source_security_group_id
      ? [{ referenced_security_group_id: rule.source_security_group_id }]
      : []),
    ...(rule.self === true
      ? [
          {
            self: true,
            referenced_security_group_id: rule.security_group_id,
          },
        ]
      : []),
  ];
  return sources.map(source => ({ ...base, ...source }));
}

function ruleItem(region: Ec2Region, rule: Record<string, unknown>): Ec2Item {
  const every = String(rule.ip_protocol) === ALL_PROTOCOLS;
  return {
    securityGroupRuleId: rule.id,
    groupId: rule.group,
    groupOwnerId: region.accountId,
    isEgress: rule.isEgress,
    ipProtocol: rule.ip_protocol,
    fromPort: every ? -1 : rule.from_port,
    toPort: every ? -1 : rule.to_port,
    cidrIpv4: rule.cidr_ipv4 || undefined,
    cidrIpv6: rule.cidr_ipv6 || undefined,
    prefixListId: rule.prefix_list_id || undefined,
    referencedGroupInfo: rule.referenced_security_group_id
      ? {
          groupId: rule.referenced_security_group_id,
          userId: region.accountId,
        }
      : undefined,
    description: rule.description || undefined,
    tagSet: rule.tags ?? [],
  };
}
