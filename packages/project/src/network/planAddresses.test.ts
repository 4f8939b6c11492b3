import fc from 'fast-check';
import { AddressPlanError } from './AddressPlanError';
import { Cidr } from './Cidr';
import { planAddresses } from './planAddresses';

function block(text: string): Cidr {
  const parsed = Cidr.parse(text);
  if (!parsed) {
    throw new Error(`${text} is not a block`);
  }
  return parsed;
}

function refusal(cidr: string, availabilityZones: string[]): string {
  try {
    planAddresses({ cidr, availabilityZones });
  } catch (error) {
    if (error instanceof AddressPlanError) {
      return `${error.message}; ${error.hint}`;
    }
    throw error;
  }
  return 'not refused';
}

const ZONES = ['us-west-2a', 'us-west-2b', 'us-west-2c'];

describe('planAddresses', () => {
  it('divides 10.0.0.0/22 in two zones as published', () => {
    const plan = planAddresses({
      cidr: '10.0.0.0/22',
      availabilityZones: ['us-west-1a', 'us-west-1c'],
    });
    expect(
      plan.subnets.map(({ tier, availabilityZone, cidr, usable, nodes }) =>
        [tier, availabilityZone, cidr, usable, nodes].join(' '),
      ),
    ).toEqual([
      'public us-west-1a 10.0.0.0/26 59 29',
      'public us-west-1c 10.0.0.64/26 59 29',
      'private us-west-1a 10.0.1.0/24 251 125',
      'private us-west-1c 10.0.2.0/24 251 125',
      'privatelink us-west-1a 10.0.3.0/26 59 29',
      'privatelink us-west-1c 10.0.3.64/26 59 29',
    ]);
    expect(plan.cidr).toBe('10.0.0.0/22');
    expect(plan.free).toEqual(['10.0.0.128/25', '10.0.3.128/25']);
    expect(new Set(plan.subnets.map(({ name }) => name)).size).toBe(6);
  });

  it('gives three zones three quarters of the range for clusters', () => {
    const plan = planAddresses({
      cidr: '10.8.0.0/20',
      availabilityZones: ZONES,
    });
    expect(plan.subnets.map(({ cidr }) => cidr)).toEqual([
      '10.8.0.0/26',
      '10.8.0.64/26',
      '10.8.0.128/26',
      '10.8.4.0/22',
      '10.8.8.0/22',
      '10.8.12.0/22',
      '10.8.2.0/26',
      '10.8.2.64/26',
      '10.8.2.128/26',
    ]);
  });

  it('plans any size in any place, without overlap and without a gap', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 16, max: 24 }),
        fc.integer({ min: 0, max: 2 ** 32 - 1 }),
        fc.constantFrom(2, 3),
        (prefix, address, count) => {
          fc.pre(prefix < 24 || count === 2);
          const size = 2 ** (32 - prefix);
          const vpc = Cidr.at(Math.floor(address / size) * size, prefix);
          const plan = planAddresses({
            cidr: String(vpc),
            availabilityZones: ZONES.slice(0, count),
          });

          const subnets = plan.subnets.map(({ cidr }) => block(cidr));
          const all = [...subnets, ...plan.free.map(block)].sort(
            (a, b) => a.first - b.first,
          );
          // Each starts where the one before ends: nothing overlaps, nothing is missing.
          expect(all[0].first).toBe(vpc.first);
          expect(all.at(-1)?.end).toBe(vpc.end);
          all.slice(1).forEach((next, index) => {
            expect(next.first).toBe(all[index].end);
          });
          all.forEach(one => expect(one.first % one.size).toBe(0));

          for (const [index, subnet] of plan.subnets.entries()) {
            const [from, to] = subnet.tier === 'private' ? [17, 26] : [16, 28];
            expect(subnets[index].prefix).toBeGreaterThanOrEqual(from);
            expect(subnets[index].prefix).toBeLessThanOrEqual(to);
            expect(subnet.usable).toBe(2 ** (32 - subnets[index].prefix) - 5);
            expect(subnet.nodes).toBe(Math.floor(subnet.usable / 2));
          }
          for (const tier of ['public', 'private', 'privatelink']) {
            expect(
              plan.subnets
                .filter(subnet => subnet.tier === tier)
                .map(({ availabilityZone }) => availabilityZone),
            ).toEqual(ZONES.slice(0, count));
          }
          // No two free blocks would make one.
          plan.free.map(block).forEach((one, index, free) => {
            const next = free[index + 1];
            const mergeable =
              next !== undefined &&
              next.prefix === one.prefix &&
              next.first === one.end &&
              one.first % (2 * one.size) === 0;
            expect(mergeable).toBe(false);
          });
        },
      ),
      { numRuns: 500 },
    );
  });

  it.each([
    ['10.0.0.0/24', ZONES, /too small for three.*use a \/23/],
    ['10.0.0.0/15', ZONES, /\/15 is not a size.*use \/16/],
    ['10.0.0.0/25', ZONES.slice(1), /\/25 is not a size/],
    [
      '10.0.0.1/22',
      ZONES,
      /10\.0\.0\.1\/22 is not the first address.*use 10\.0\.0\.0\/22/,
    ],
    ['10.0.0/22', ZONES, /is not an IPv4 block.*such as 10\.0\.0\.0\/22/],
    ['2001:db8::/32', ZONES, /is not an IPv4 block/],
    ['010.0.0.0/22', ZONES, /is not an IPv4 block/],
    ['10.0.0.256/22', ZONES, /is not an IPv4 block/],
    ['10.0.0.0/33', ZONES, /is not an IPv4 block/],
    ['10.0.0.0/22', ZONES.slice(2), /1 availability zones.*two or three/],
    ['10.0.0.0/22', [...ZONES, 'us-west-2d'], /4 availability zones/],
    ['10.0.0.0/22', ['us-west-2a', 'us-west-2a'], /named twice/],
  ])('refuses %s in %p', (cidr, zones, expected) => {
    expect(refusal(cidr, zones)).toMatch(expected);
  });
});
