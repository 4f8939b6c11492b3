/**
 * A rule of a network ACL: everything from or to some addresses. AWS goes through
 * the rules by number and does what the first one says that fits.
 *
 * @public
 */
export interface NetworkAclRuleProps {
  readonly id: string;
  readonly egress: boolean;
  readonly ruleNumber: number;
  readonly ruleAction: 'allow' | 'deny';
  readonly cidrBlock: string;
}

const ANYWHERE = '0.0.0.0/0';

/** RFC 1918 and RFC 6598. */
const PRIVATE_RANGES = [
  '10.0.0.0/8',
  '172.16.0.0/12',
  '192.168.0.0/16',
  '100.64.0.0/10',
];

/**
 * What the network ACL of a member's private subnets lets through: in from its
 * own network, from the other members and from addresses that are not private,
 * and from no other private ones; out to anywhere, where security groups decide.
 *
 * Databricks asks for no less: everything within the VPC both ways, in from
 * anywhere (answers to what nodes call come back on any port), and out on TCP 443,
 * 2443, 3306, 6666 and 8443 to 8451. Nodes are called from no private address
 * outside of the VPC.
 *
 * Source: Databricks docs, customer-managed VPC, "Subnet-level network ACLs",
 * 2026.
 *
 * @public
 */
export function networkAclRules(
  own: string,
  others: ReadonlyArray<{ readonly name: string; readonly cidr: string }>,
): NetworkAclRuleProps[] {
  const ingress = [
    { id: 'own', ruleAction: 'allow' as const, cidrBlock: own },
    ...others.map(({ cidr, name }) => ({
      id: `member-${name}`,
      ruleAction: 'allow' as const,
      cidrBlock: cidr,
    })),
    ...PRIVATE_RANGES.map((cidrBlock, index) => ({
      id: `private-${index + 1}`,
      ruleAction: 'deny' as const,
      cidrBlock,
    })),
    { id: 'anywhere', ruleAction: 'allow' as const, cidrBlock: ANYWHERE },
  ];
  return [
    ...ingress.map((rule, index) => ({
      ...rule,
      id: `ingress-${rule.id}`,
      egress: false,
      ruleNumber: 100 + index * 10,
    })),
    {
      id: 'egress-anywhere',
      egress: true,
      ruleNumber: 100,
      ruleAction: 'allow',
      cidrBlock: ANYWHERE,
    },
  ];
}
