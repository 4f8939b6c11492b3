import { BlockList } from 'node:net';
import { networkAclRules, NetworkAclRuleProps } from './networkAclRules';

const OWN = '10.0.0.0/20';
const OTHERS = [
  { name: 'online', cidr: '10.1.0.0/20' },
  { name: 'depot', cidr: '172.16.0.0/16' },
];

/** What AWS does: the rule of the lowest number that fits. */
function decided(
  rules: readonly NetworkAclRuleProps[],
  egress: boolean,
  address: string,
): string {
  const found = [...rules]
    .sort((a, b) => a.ruleNumber - b.ruleNumber)
    .find(rule => {
      const [first, prefix] = rule.cidrBlock.split('/');
      const list = new BlockList();
      list.addSubnet(first, Number(prefix), 'ipv4');
      return rule.egress === egress && list.check(address, 'ipv4');
    });
  return found?.ruleAction ?? 'deny';
}

describe('networkAclRules', () => {
  const rules = networkAclRules(OWN, OTHERS);

  it.each([
    ['its own network', '10.0.3.4', 'allow'],
    ['a member', '10.1.0.9', 'allow'],
    ['another member', '172.16.200.1', 'allow'],
    [
      'the control plane and answers from the internet',
      '3.237.73.224',
      'allow',
    ],
    ['a private address of nobody', '10.2.0.1', 'deny'],
    ['another private range', '192.168.1.1', 'deny'],
    ['a shared range', '100.64.0.1', 'deny'],
    ['a private address beside a member', '172.17.0.1', 'deny'],
  ])('in from %s', (_, address, action) => {
    expect(decided(rules, false, address)).toBe(action);
  });

  it.each(['10.0.3.4', '10.1.0.9', '3.237.73.224', '10.2.0.1'])(
    'lets everything out to %s',
    address => {
      expect(decided(rules, true, address)).toBe('allow');
    },
  );

  it('has one rule of a number, and no more than AWS takes for fifteen members', () => {
    const many = networkAclRules(
      OWN,
      Array.from({ length: 14 }, (_, index) => ({
        name: `env${index}`,
        cidr: `10.${index + 1}.0.0/20`,
      })),
    ).filter(({ egress }) => !egress);

    expect(new Set(many.map(({ ruleNumber }) => ruleNumber)).size).toBe(20);
    expect(many).toHaveLength(20);
  });
});
