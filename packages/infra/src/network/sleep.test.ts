import { baseOf } from '../__testUtils__/baseOf';
import { environmentOf } from '../__testUtils__/environmentOf';
import { projectWith } from '../__testUtils__/projectWith';
import { synthesize } from '../synthesize';

const count = (base: ReturnType<typeof baseOf>, type: string) =>
  Object.keys(base.resources(type)).length;

describe('a network that is asleep', () => {
  it('has no NAT gateway, no address, no way to one, no endpoint of STS', () => {
    const base = baseOf({ sleep: 'asleep', backEnd: 'on' });

    expect(count(base, 'aws_nat_gateway')).toBe(0);
    expect(count(base, 'aws_eip')).toBe(0);
    expect(Object.keys(base.resources('aws_route'))).toEqual([
      'network-routes-public-internet',
    ]);
    expect(Object.keys(base.resources('aws_vpc_endpoint'))).toEqual([
      'endpoint-relay',
      'endpoint-s3',
      'endpoint-workspace',
    ]);
  });

  it('keeps its addresses when others have allowed them', () => {
    const base = baseOf({ sleep: 'keeps-addresses' });

    expect(count(base, 'aws_nat_gateway')).toBe(0);
    expect(count(base, 'aws_eip')).toBe(2);
  });

  it('is awake when a run says so, and asleep when it says that', () => {
    const declared = { sleep: 'asleep' };

    expect(
      count(
        baseOf(declared, {}, { asleep: { dev: false } }),
        'aws_nat_gateway',
      ),
    ).toBe(2);
    expect(
      count(baseOf({}, {}, { asleep: { dev: true } }), 'aws_nat_gateway'),
    ).toBe(0);
    expect(count(baseOf(declared, {}, { asleep: {} }), 'aws_nat_gateway')).toBe(
      0,
    );
  });

  it('is of an environment that there is', () => {
    const project = projectWith({ dev: environmentOf({}) });

    expect(() => synthesize(project, { asleep: { prod: true } })).toThrow(
      'project payments has no environment "prod" to be asleep or awake; it has dev',
    );
  });
});
