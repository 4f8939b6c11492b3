import type { Topology } from '@lakeport/topology';
import fc from 'fast-check';
import { foldTopology } from './foldTopology';
import { unfoldWithin } from './unfoldWithin';

const zone = (
  vpc: string,
  name: string,
  subnets: number,
): Topology['nodes'] => [
  { id: `${vpc}${name}`, kind: 'availability-zone', name, parent: vpc },
  ...Array.from({ length: subnets }, (_, index) => ({
    id: `${vpc}${name}${index}`,
    kind: 'subnet' as const,
    name: `subnet ${index}`,
    parent: `${vpc}${name}`,
  })),
];
const graph: Topology = {
  nodes: [
    { id: 'v', kind: 'vpc', name: 'v' },
    ...zone('v', 'a', 5),
    ...zone('v', 'b', 5),
    { id: 'u', kind: 'vpc', name: 'u' },
    ...zone('u', 'a', 5),
  ],
  edges: [],
};
const drawn = (folds: ReadonlySet<string>) =>
  foldTopology(graph, folds).topology.nodes.map(node => node.id);

describe('unfoldWithin', () => {
  it('unfolds a part and all around it', () => {
    const folds = unfoldWithin(graph, new Set(['v', 'va', 'u']), ['va']);
    expect([...folds]).toEqual(['u']);
    expect(drawn(folds)).toContain('va0');
  });

  it('folds the zones of others when it would be too much', () => {
    const folds = unfoldWithin(graph, new Set(['va']), ['va'], 12);
    expect([...folds].sort()).toEqual(['ua', 'vb']);
    expect(drawn(folds)).toHaveLength(10);
  });

  it('folds other VPCs when that is still too much', () => {
    const folds = unfoldWithin(graph, new Set(['va']), ['va'], 9);
    expect(folds.has('u')).toBe(true);
    expect(drawn(folds)).toHaveLength(9);
  });

  it('always draws what is asked for', () => {
    const ids = graph.nodes.map(node => node.id);
    fc.assert(
      fc.property(
        fc.subarray(ids),
        fc.constantFrom(...ids),
        fc.integer({ min: 1, max: 20 }),
        (folded, wanted, budget) => {
          const folds = unfoldWithin(graph, new Set(folded), [wanted], budget);
          expect(drawn(folds)).toContain(wanted);
          expect(folds.has(wanted)).toBe(false);
        },
      ),
    );
  });
});
