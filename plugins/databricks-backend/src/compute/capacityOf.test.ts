import fc from 'fast-check';
import { capacityOf } from './capacityOf';

const subnets = (...free: Array<number | undefined>) =>
  free.map((freeAddresses, index) => ({
    id: `subnet-${index}`,
    freeAddresses,
  }));
const cluster = (id: string, maxWorkers: number, more: object = {}) => ({
  id,
  maxWorkers,
  minWorkers: 0,
  state: 'TERMINATED',
  ...more,
});

describe('capacityOf', () => {
  it.each([
    [[100, 100], [10, 10], 'enough'],
    [[30, 30], [10, 10, 10], 'tight'],
    [[22, 22], [10], 'enough'],
    [[21, 21], [10], 'short'],
    // A cluster is in one subnet: two halves are no whole.
    [[20, 20], [15], 'short'],
  ])('free %p and clusters of %p workers: %s', (free, maxima, verdict) => {
    const clusters = maxima.map((max, index) => cluster(String(index), max));
    expect(capacityOf(subnets(...free), { clusters }).verdict).toBe(verdict);
  });

  it('does not know without free addresses, or without any compute', () => {
    expect(capacityOf(subnets(undefined), { clusters: [] }).verdict).toBe(
      'unknown',
    );
    expect(capacityOf(subnets(10), {}).verdict).toBe('unknown');
  });

  it('does not ask again for what a scaling cluster has grown to', () => {
    const grown = { state: 'RUNNING', minWorkers: 2, scaledWorkers: 50 };
    expect(
      capacityOf(subnets(10), { clusters: [cluster('c', 50, grown)] }),
    ).toMatchObject({
      demands: [{ nodesNow: 51, nodesMax: 51 }],
      verdict: 'enough',
    });
    // Of one that has stopped it says nothing.
    expect(
      capacityOf(subnets(10), {
        clusters: [cluster('c', 50, { ...grown, state: 'TERMINATED' })],
      }),
    ).toMatchObject({ demands: [{ nodesNow: 0 }], verdict: 'short' });
  });

  it('counts nodes of a pool with the pool, where it has a maximum', () => {
    const clusters = [cluster('c', 50, { instancePoolId: 'p' })];
    const pool = { id: 'p', name: 'warm', idle: 2, used: 3 };
    expect(
      capacityOf(subnets(100), {
        clusters,
        pools: [{ ...pool, maxCapacity: 20 }],
      }).demands,
    ).toEqual([
      {
        kind: 'instance-pool',
        id: 'p',
        name: 'warm',
        nodesNow: 5,
        nodesMax: 20,
      },
    ]);
    expect(
      capacityOf(subnets(100), { clusters, pools: [pool] }).demands,
    ).toMatchObject([{ kind: 'cluster', nodesMax: 51 }]);
  });

  it('counts classic warehouses by their size, and serverless ones not at all', () => {
    const size = { size: 'Medium', maxClusters: 3 };
    const { demands, verdict } = capacityOf(subnets(20, 20, 20), {
      warehouses: [
        { id: 'classic', serverless: false, clusters: 1, ...size },
        { id: 'serverless', serverless: true, ...size },
      ],
    });
    expect(demands).toEqual([
      {
        kind: 'warehouse',
        id: 'classic',
        name: 'classic',
        nodesNow: 9,
        nodesMax: 27,
      },
    ]);
    // Its clusters may be in different subnets: 18 addresses each.
    expect(verdict).toBe('enough');
  });

  const anyClusters = fc.array(
    fc.record({ id: fc.uuid(), max: fc.nat(200), running: fc.boolean() }),
    { minLength: 1, maxLength: 8 },
  );

  it('is never better with fewer free addresses, and asks for all growth', () => {
    const rank = ['short', 'tight', 'enough'];
    fc.assert(
      fc.property(
        anyClusters,
        fc.array(fc.nat(300), { minLength: 1, maxLength: 4 }),
        fc.nat(300),
        (found, free, less) => {
          const clusters = found.map(({ id, max, running }) =>
            cluster(id, max, { state: running ? 'RUNNING' : 'TERMINATED' }),
          );
          const judge = (counts: number[]) =>
            capacityOf(subnets(...counts), { clusters });
          const before = judge(free);
          const after = judge(free.map(count => Math.max(0, count - less)));
          expect(rank.indexOf(after.verdict ?? '')).toBeLessThanOrEqual(
            rank.indexOf(before.verdict ?? ''),
          );
          expect(before.addressesAsked).toBe(
            2 *
              before.demands.reduce(
                (sum, { nodesMax, nodesNow }) =>
                  sum + Math.max(0, nodesMax - nodesNow),
                0,
              ),
          );
        },
      ),
    );
  });
});
