import fc from 'fast-check';
import { appliedResources } from './appliedResources';
import { planCost } from './planCost';
import { parsePrices } from './parsePrices';
import type { TerraformJson } from './TerraformJson';

const resource = (address: string, values: object = {}) => ({
  address,
  mode: 'managed',
  type: address.replace(/^module\.[^.]+\./, '').split('.')[0],
  values,
});

const endpoint = (subnets: number) => ({
  vpc_endpoint_type: 'Interface',
  subnet_ids: Array.from({ length: subnets }, (_, i) => `subnet-${i}`),
});

/** A plan that found these in the account. */
const plan = (resources: object[], child_modules: object[] = []) => ({
  format_version: '1.2',
  prior_state: { values: { root_module: { resources, child_modules } } },
  planned_values: { root_module: { resources: [resource('aws_eip.new')] } },
});

const AWAKE: TerraformJson = {
  resource: {
    aws_nat_gateway: { a: {} },
    aws_eip: { a: {} },
    aws_vpc_endpoint: { sts: { ...endpoint(2), subnet_ids: ['${a}', '${b}'] } },
  },
};

describe('planCost', () => {
  it('compares what is there with what is declared', () => {
    const before = appliedResources(
      plan([
        resource('aws_nat_gateway.a'),
        resource('aws_nat_gateway.b'),
        resource('aws_eip.a'),
        resource('aws_vpc_endpoint.sts', endpoint(2)),
        resource('aws_vpc_endpoint.s3', { vpc_endpoint_type: 'Gateway' }),
      ]),
    );
    expect(planCost([{ before, after: AWAKE }])).toEqual({
      currency: 'USD',
      asOf: expect.stringMatching(/^\d{4}-\d{2}-\d{2}$/),
      before: 83.95,
      after: 51.1,
    });
  });

  it('counts a stack that is not there yet on one side, and one that goes on the other', () => {
    const nothing = appliedResources({ format_version: '1.2' });
    expect(
      planCost([
        { before: nothing, after: AWAKE },
        { before: AWAKE, after: {} },
        { before: AWAKE, after: AWAKE },
      ]),
    ).toMatchObject({ before: 102.2, after: 102.2 });
    expect(planCost([])).toMatchObject({ before: 0, after: 0 });
  });

  it('is of the oldest prices that either side used', () => {
    const table = parsePrices({
      asOf: '2025-01-01',
      region: 'eu-west-1',
      perMonth: { aws_kms_key: 2 },
    });
    if (!table.valid) throw new Error();
    const keys: TerraformJson = { resource: { aws_kms_key: { k: {} } } };
    expect(
      planCost([{ before: AWAKE, after: keys }], table.prices),
    ).toMatchObject({ asOf: '2025-01-01', after: 2 });
  });
});

describe('appliedResources', () => {
  it('counts every instance, in modules too, and no data sources', () => {
    const found = appliedResources(
      plan(
        [
          resource('aws_kms_key.k[0]', { count: 7 }),
          resource('aws_kms_key.k[1]'),
          { ...resource('data.aws_kms_key.d'), mode: 'data' },
        ],
        [
          {
            resources: [resource('module.m.aws_kms_key.k')],
            child_modules: [{ resources: [resource('module.m.aws_eip.e')] }],
          },
        ],
      ),
    );
    expect(Object.keys(found.resource?.aws_kms_key ?? {})).toHaveLength(3);
    expect(planCost([{ before: found, after: {} }]).before).toBe(6.65);
  });

  it('takes anything for a plan', () => {
    fc.assert(
      fc.property(fc.jsonValue(), value => {
        expect(appliedResources(value).resource).toBeDefined();
        expect(
          appliedResources({ prior_state: { values: value } }).resource,
        ).toBeDefined();
      }),
    );
    expect(
      Object.keys(
        appliedResources(plan([{ ...resource('x.y'), type: '__proto__' }])),
      ),
    ).toEqual(['resource']);
  });
});
