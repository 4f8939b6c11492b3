import fc from 'fast-check';
import { AddressPlanError } from '../network/AddressPlanError';
import { Cidr } from '../network/Cidr';
import { vpcCidrProblem } from '../network/vpcCidrProblem';
import { platformFileSchema } from '../schema/platformFileSchema';
import { arbitraryPlatform } from './__testUtils__/arbitraryPlatform';
import { platformWith } from './__testUtils__/validPlatform';
import { allocateAddresses } from './allocateAddresses';
import type { AddressRequest } from './allocateAddresses';
import { freeAddresses } from './freeAddresses';
import type { Platform } from './Platform';
import { resolvePlatform } from './resolvePlatform';

const read = (value: unknown): Platform =>
  resolvePlatform(platformFileSchema.parse(value));
const PLATFORM = read(platformWith({}));

function block(text: string): Cidr {
  const parsed = Cidr.parse(text);
  if (!parsed) {
    throw new Error(`${text} is no range`);
  }
  return parsed;
}

/** Undefined when the pools are full; any other error is one. */
function given(
  platform: Platform,
  requests: AddressRequest[],
  taken: string[],
): Record<string, string> | undefined {
  try {
    return allocateAddresses(platform, requests, taken).blocks;
  } catch (error) {
    if (error instanceof AddressPlanError) {
      return undefined;
    }
    throw error;
  }
}

function refusal(requests: AddressRequest[], taken: string[] = []): string {
  try {
    allocateAddresses(PLATFORM, requests, taken);
  } catch (error) {
    if (error instanceof AddressPlanError) {
      return `${error.message} -> ${error.hint}`;
    }
    throw error;
  }
  return 'not refused';
}

const us = (key: string, more: object = {}) => ({
  key,
  region: 'us-west-2',
  ...more,
});

describe('freeAddresses', () => {
  it('says what is used, by whom, and what is free', () => {
    expect(freeAddresses(PLATFORM, 'us-west-2')).toEqual({
      pools: [
        {
          cidr: '10.0.0.0/20',
          used: [
            { cidr: '10.0.0.0/22', project: 'payments', environment: 'dev' },
          ],
          free: ['10.0.4.0/22', '10.0.8.0/21'],
        },
      ],
    });
    expect(freeAddresses(PLATFORM, 'eu-west-1')).toEqual({ pools: [] });
    expect(freeAddresses(PLATFORM, 'toString')).toEqual({ pools: [] });
  });

  it('keeps off what is taken elsewhere, and what Databricks keeps', () => {
    expect(
      freeAddresses(PLATFORM, 'us-west-2', ['10.0.8.0/21']).pools[0].free,
    ).toEqual(['10.0.4.0/22']);
    const [pool] = freeAddresses(
      read(platformWith({ 'spec.addressPools.eu-west-1': ['172.16.0.0/12'] })),
      'eu-west-1',
    ).pools;
    expect(
      pool.free.some(free => block(free).overlaps(block('172.17.0.0/16'))),
    ).toBe(false);
    expect(() => freeAddresses(PLATFORM, 'us-west-2', ['x'])).toThrow(
      '"x" is not an IPv4 range',
    );
  });
});

describe('allocateAddresses', () => {
  it('takes the smallest block that will do, wanted ranges first', () => {
    expect(
      allocateAddresses(PLATFORM, [
        us('a'),
        us('b', { prefix: 24 }),
        us('c', { cidr: '10.0.4.0/24' }),
      ]).blocks,
    ).toEqual({ a: '10.0.8.0/22', b: '10.0.5.0/24', c: '10.0.4.0/24' });
  });

  it.each<[string, AddressRequest[], string[], RegExp]>([
    [
      'a full pool',
      [us('a', { prefix: 20 })],
      [],
      /the pools of us-west-2 \(10\.0\.0\.0\/20\) have no free \/20 -> use a \/21 or smaller, such as 10\.0\.8\.0\/21, or ask the platform team/,
    ],
    [
      'a pool that others have taken',
      [us('a')],
      ['10.0.0.0/20'],
      /have no free \/22 -> ask the platform team for another range/,
    ],
    [
      'a range of somebody else',
      [us('a', { cidr: '10.0.0.0/23' })],
      [],
      /10\.0\.0\.0\/23 is taken by environment dev of payments, which has 10\.0\.0\.0\/22 -> 10\.0\.4\.0\/23 is the nearest that is free/,
    ],
    [
      'a range of an open request',
      [us('a', { cidr: '10.0.8.0/22' })],
      ['10.0.8.0/22'],
      /10\.0\.8\.0\/22 is taken by a request that is still open -> 10\.0\.4\.0\/22 is the nearest/,
    ],
    [
      'one range for two',
      [us('a', { cidr: '10.0.8.0/22' }), us('b', { cidr: '10.0.9.0/24' })],
      [],
      /10\.0\.9\.0\/24 is taken by another network of the same request/,
    ],
    [
      'a range outside the pools',
      [us('a', { cidr: '10.1.0.0/22' })],
      [],
      /10\.1\.0\.0\/22 is outside the pools of us-west-2, 10\.0\.0\.0\/20 -> 10\.0\.12\.0\/22 is the nearest/,
    ],
    [
      'a region without a pool',
      [{ key: 'a', region: 'eu-west-1' }],
      [],
      /the platform has no pool for eu-west-1/,
    ],
    [
      'a size that is none',
      [us('a', { prefix: 28 })],
      [],
      /\/28 is not a size of a network -> use \/16/,
    ],
    [
      'a range that is none',
      [us('a', { cidr: 'x' })],
      [],
      /"x" is not an IPv4/,
    ],
    [
      'several at once',
      [us('a', { cidr: '10.0.0.0/22' }), { key: 'b', region: 'eu-west-1' }],
      [],
      /is taken by environment dev.*; the platform has no pool for eu-west-1/,
    ],
  ])('refuses %s', (_, requests, taken, expected) => {
    expect(refusal(requests, taken)).toMatch(expected);
  });

  it('refuses two requests of one key', () => {
    expect(() => allocateAddresses(PLATFORM, [us('a'), us('a')])).toThrow(
      RangeError,
    );
  });

  it('never gives what overlaps, to many who ask at the same time', () => {
    const request = fc.record(
      {
        region: fc.constantFrom('us-west-2', 'eu-west-1'),
        prefix: fc.integer({ min: 16, max: 24 }),
      },
      { requiredKeys: ['region'] },
    );
    let count = 0;
    fc.assert(
      fc.property(
        arbitraryPlatform.map(read),
        fc.array(fc.array(request, { minLength: 1, maxLength: 4 }), {
          maxLength: 8,
        }),
        (platform, rounds) => {
          // Each round is a pull request that sees those that are still open.
          const open: string[] = [];
          for (const round of rounds) {
            const requests = round.map((asked, index) => ({
              ...asked,
              key: `k${index}`,
            }));
            const blocks = given(platform, requests, open);
            if (!blocks) {
              continue;
            }
            expect(allocateAddresses(platform, requests, open).blocks).toEqual(
              blocks,
            );
            for (const { key, region, prefix = 22 } of requests) {
              const found = block(blocks[key]);
              count += 1;
              expect(found.prefix).toBe(prefix);
              expect(vpcCidrProblem(blocks[key])).toBeUndefined();
              expect(
                platform.spec.addressPools[region].some(pool =>
                  block(pool).contains(found),
                ),
              ).toBe(true);
            }
            open.push(...Object.values(blocks));
          }
          const all = [
            ...open,
            ...Object.values(platform.spec.projects).flatMap(
              ({ environments }) =>
                Object.values(environments).flatMap(({ cidr }) => cidr ?? []),
            ),
          ].map(block);
          all.forEach((one, index) =>
            all
              .slice(index + 1)
              .forEach(other => expect(one.overlaps(other)).toBe(false)),
          );
        },
      ),
      { numRuns: 150 },
    );
    expect(count).toBeGreaterThan(300);
  });
});
