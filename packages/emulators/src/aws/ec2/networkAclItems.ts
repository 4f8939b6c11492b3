import type { HeldObject } from '../../databricks/AccountReader';
import { attributes, type Ec2Item } from './attributes';
import type { Ec2Region } from './Ec2Region';

/** What no other entry decides is refused, by an entry that nobody can take away. */
const LAST_RULE = 32_767;

const NUMBERS: Record<string, string> = {
  tcp: '6',
  udp: '17',
  icmp: '1',
  all: '-1',
};

export function networkAclItems(region: Ec2Region): Ec2Item[] {
  const made = region.all('aws_network_acl');
  const chosen = chosenLists(region, made);
  const subnetsOf = (vpcId: unknown) =>
    region
      .all('aws_subnet')
      .filter(({ attributes: its }) => its.vpc_id === vpcId);
  const own = made.map(list =>
    listItem(region, {
      id: list.id,
      vpcId: attributes.text(list, 'vpc_id'),
      isDefault: false,
      subnets: [...chosen].filter(([, id]) => id === list.id).map(([id]) => id),
      entries: entriesOf(region, list),
      tags: attributes.tags(list),
    }),
  );
  const defaults = region.all('aws_vpc').flatMap(vpc => {
    const id = attributes.text(vpc, 'default_network_acl_id');
    if (id === undefined) {
      return [];
    }
    const adopted = region.find('aws_default_network_acl', id);
    const item = listItem(region, {
      id,
      vpcId: vpc.id,
      isDefault: true,
      subnets: subnetsOf(vpc.id)
        .map(subnet => subnet.id)
        .filter(subnet => !chosen.has(subnet)),
      entries: adopted
        ? entriesOf(region, adopted)
        : [false, true].map(egress => everything(egress, 100, 'allow')),
      tags: adopted ? attributes.tags(adopted) : [],
    });
    return [item];
  });
  return [...own, ...defaults];
}

/** By subnet: the list that it has, where it is not the one of its VPC. */
function chosenLists(
  region: Ec2Region,
  made: HeldObject[],
): Map<string, string> {
  return new Map([
    ...made.flatMap(list =>
      attributes
        .texts(list, 'subnet_ids')
        .map((subnet): [string, string] => [subnet, list.id]),
    ),
    ...region
      .all('aws_network_acl_association')
      .map((association): [string, string] => [
        String(association.attributes.subnet_id),
        String(association.attributes.network_acl_id),
      ]),
  ]);
}

function listItem(
  region: Ec2Region,
  list: {
    id: string;
    vpcId: string | undefined;
    isDefault: boolean;
    subnets: string[];
    entries: Ec2Item[];
    tags: Ec2Item[];
  },
): Ec2Item {
  return {
    networkAclId: list.id,
    vpcId: list.vpcId,
    ownerId: region.accountId,
    default: list.isDefault,
    associationSet: list.subnets.map(subnetId => ({
      networkAclAssociationId: `aclassoc-${subnetId.slice(7)}`,
      networkAclId: list.id,
      subnetId,
    })),
    entrySet: [
      ...list.entries,
      ...[false, true].map(egress => everything(egress, LAST_RULE, 'deny')),
    ],
    tagSet: list.tags,
  };
}

function everything(egress: boolean, number: number, action: string): Ec2Item {
  return {
    ruleNumber: number,
    protocol: '-1',
    ruleAction: action,
    egress,
    cidrBlock: '0.0.0.0/0',
  };
}

function entriesOf(region: Ec2Region, list: HeldObject): Ec2Item[] {
  return [
    ...attributes
      .blocks(list, 'ingress')
      .map(rule => entryItem(rule, false, rule.rule_no, rule.action)),
    ...attributes
      .blocks(list, 'egress')
      .map(rule => entryItem(rule, true, rule.rule_no, rule.action)),
    ...region
      .all('aws_network_acl_rule')
      .filter(({ attributes: its }) => its.network_acl_id === list.id)
      .map(({ attributes: its }) =>
        entryItem(its, its.egress === true, its.rule_number, its.rule_action),
      ),
  ];
}

function entryItem(
  rule: Readonly<Record<string, unknown>>,
  egress: boolean,
  number: unknown,
  action: unknown,
): Ec2Item {
  const written = String(rule.protocol ?? '-1').toLowerCase();
  const protocol = NUMBERS[written] ?? written;
  return {
    ruleNumber: number,
    protocol,
    ruleAction: action,
    egress,
    cidrBlock: rule.cidr_block || undefined,
    ipv6CidrBlock: rule.ipv6_cidr_block || undefined,
    portRange:
      protocol === '-1' || protocol === '1'
        ? undefined
        : { from: rule.from_port ?? 0, to: rule.to_port ?? 65_535 },
  };
}
