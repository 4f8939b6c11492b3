import fc from 'fast-check';
import { networkStacks } from '../__fixtures__/networkStacks';
import { securedStacks } from '../__fixtures__/securedStacks';
import { topologyFromStacks } from '../topologyFromStacks';
import { layoutTopology, PositionedNode } from './layoutTopology';

const ZONES = ['us-west-2a', 'us-west-2b', 'us-west-2c'];

function overlap(a: PositionedNode, b: PositionedNode): boolean {
  return (
    a.x < b.x + b.width &&
    b.x < a.x + a.width &&
    a.y < b.y + b.height &&
    b.y < a.y + a.height
  );
}

describe('layoutTopology', () => {
  it('keeps children inside of parents and neighbours apart', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 2, max: 3 }),
        fc.boolean(),
        fc.string({ maxLength: 80 }),
        fc.boolean(),
        (count, singleNat, vpcName, secured) => {
          const zones = ZONES.slice(0, count);
          const topology = topologyFromStacks(
            secured
              ? securedStacks({
                  zones,
                  egress: singleNat ? 'single-nat' : 'isolated',
                  backEnd: true,
                  frontEnd: ['10.8.0.0/16'],
                  accessLists: { allow: ['203.0.113.0/24'], block: [] },
                })
              : networkStacks({ zones, singleNat, vpcName }),
          );
          const layout = layoutTopology(topology);
          const parents = new Map(
            topology.nodes.map(node => [node.id, node.parent]),
          );
          const places = new Map(layout.nodes.map(node => [node.id, node]));
          expect(places.size).toBe(topology.nodes.length);
          layout.nodes.forEach((node, index) => {
            const parent = parents.get(node.id);
            const around = parent ? places.get(parent) : layout;
            expect(node.x).toBeGreaterThanOrEqual(0);
            expect(node.y).toBeGreaterThanOrEqual(0);
            expect(node.x + node.width).toBeLessThanOrEqual(around?.width ?? 0);
            expect(node.y + node.height).toBeLessThanOrEqual(
              around?.height ?? 0,
            );
            const before = [
              undefined,
              ...layout.nodes.slice(0, index).map(({ id }) => id),
            ];
            expect(before).toContain(parent);
            const neighbours = layout.nodes.filter(
              other => other !== node && parents.get(other.id) === parent,
            );
            expect(neighbours.filter(other => overlap(node, other))).toEqual(
              [],
            );
          });
        },
      ),
      { numRuns: 30 },
    );
  });

  it('does not depend on the order of the nodes', () => {
    const topology = topologyFromStacks(networkStacks({ zones: ZONES }));
    const reversed = { ...topology, nodes: [...topology.nodes].reverse() };
    expect(layoutTopology(reversed)).toEqual(layoutTopology(topology));
  });

  it('is empty for an empty graph', () => {
    expect(layoutTopology({ nodes: [], edges: [] }).nodes).toEqual([]);
  });
});
