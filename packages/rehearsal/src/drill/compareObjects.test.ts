import type { AccountObject } from '../account/AccountObject';
import type { ValueObject } from '../wire/Value';
import { compareObjects } from './compareObjects';
import type { DrilledAccount } from './compareObjects';

function object(
  type: string,
  id: string,
  attributes: ValueObject = {},
): AccountObject {
  return {
    provider: 'aws',
    type,
    id,
    scope: '100000000002/us-west-2',
    region: 'us-west-2',
    attributes: { id, region: 'us-west-2', ...attributes },
    seeded: false,
  };
}

/** An account whose one stack holds these, by address. */
function account(held: Record<string, AccountObject>): DrilledAccount {
  return {
    objects: Object.values(held),
    instances: new Map([
      [
        'shop-regions',
        Object.entries(held).map(([address, { id, type }]) => ({
          address,
          type,
          id,
          region: 'us-west-2',
        })),
      ],
    ]),
  };
}

const vpc = object('aws_vpc', 'vpc-0000001', { tags: { Name: 'shop' } });
const subnet = (vpcId: string) =>
  object('aws_subnet', 'subnet-0000001', { vpc_id: vpcId });
const before = account({ 'aws_vpc.v': vpc, 'aws_subnet.s': subnet(vpc.id) });
const replaced = [{ stack: 'shop-regions', address: 'aws_vpc.v' }];

describe('compareObjects', () => {
  it('finds nothing where nothing differs', () => {
    expect(compareObjects(before, before, [])).toEqual({
      differences: [],
      madeAnew: [],
    });
  });

  it('lists what a plan made anew, and lets others refer to it', () => {
    const after = account({
      'aws_vpc.v': object('aws_vpc', 'vpc-0000002', vpc.attributes),
      'aws_subnet.s': subnet('vpc-0000002'),
    });

    expect(compareObjects(before, after, replaced)).toEqual({
      differences: [],
      madeAnew: [
        {
          stack: 'shop-regions',
          address: 'aws_vpc.v',
          before: 'vpc-0000001',
          after: 'vpc-0000002',
        },
      ],
    });
    expect(compareObjects(before, after, []).differences).toEqual([
      'shop-regions: aws_vpc.v: vpc-0000001 became vpc-0000002, and no plan said so',
    ]);
  });

  it('lists what was made anew under the same id', () => {
    const after = account({
      'aws_vpc.v': { ...vpc, attributes: { ...vpc.attributes, arn: 'other' } },
      'aws_subnet.s': subnet(vpc.id),
    });

    expect(compareObjects(before, after, replaced)).toMatchObject({
      differences: [],
      madeAnew: [{ before: vpc.id, after: vpc.id }],
    });
  });

  it('names what changed, and no value of it', () => {
    const after = account({
      'aws_vpc.v': {
        ...vpc,
        attributes: { ...vpc.attributes, tags: { Name: 'secret' } },
      },
      'aws_subnet.s': subnet('vpc-0000009'),
    });

    expect(compareObjects(before, after, []).differences).toEqual([
      'shop-regions: aws_vpc.v: tags differ',
      'shop-regions: aws_subnet.s: vpc_id differ',
    ]);
  });

  it('takes what stands for nothing for the same, and for no more', () => {
    const of = (rule: ValueObject) =>
      account({
        'aws_vpc.v': object('aws_vpc', 'vpc-0000001', { rule: [rule] }),
      });
    const given = of({ days: 0, prefix: '', tags: {}, on: true, and: [] });
    const changed = (rule: ValueObject) =>
      compareObjects(given, of(rule), []).differences;

    expect(changed({ days: null, on: true, more: { less: null } })).toEqual([]);
    const differs = ['shop-regions: aws_vpc.v: rule differ'];
    expect(changed({ on: false })).toEqual(differs);
    expect(changed({ on: true, days: 1 })).toEqual(differs);
  });

  it('tells what is gone and what came', () => {
    const left = account({ 'aws_vpc.v': vpc });

    expect(compareObjects(before, left, replaced).differences).toEqual([
      'shop-regions: aws_subnet.s: aws_subnet subnet-0000001 is gone',
    ]);
    expect(compareObjects(left, before, []).differences).toEqual([
      'shop-regions: aws_subnet.s: aws_subnet subnet-0000001 was not there before',
    ]);
    const stray = { ...before, instances: new Map() };
    expect(
      compareObjects({ objects: [], instances: new Map() }, stray, [])
        .differences,
    ).toContain('aws_vpc: aws_vpc vpc-0000001 was not there before');
  });
});
