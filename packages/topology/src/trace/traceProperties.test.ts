import fc from 'fast-check';
import { SecuredShape, securedStacks } from '../__fixtures__/securedStacks';
import { anyTopology } from '../__testUtils__/anyTopology';
import { Topology } from '../Topology';
import { topologyFromStacks } from '../topologyFromStacks';
import { trace } from './trace';
import { traceSources, traceTargets } from './TraceResult';

const shapes: fc.Arbitrary<SecuredShape> = fc.record({
  zones: fc.constantFrom(
    ['us-west-2a', 'us-west-2b'],
    ['us-west-2a', 'us-west-2b', 'us-west-2c'],
  ),
  egress: fc.constantFrom('nat-per-az', 'single-nat', 'isolated', 'asleep'),
  backEnd: fc.boolean(),
  frontEnd: fc.option(fc.constant(['10.8.0.0/16']), { nil: undefined }),
  publicAccess: fc.boolean(),
  level: fc.constantFrom('ACCOUNT', 'ENDPOINT'),
});
const queries = fc.record({
  from: fc.constantFrom(...traceSources),
  to: fc.constantFrom(...traceTargets),
});

/** A graph without a node, what is in it, and its edges. */
function without({ nodes: all, edges }: Topology, id: string): Topology {
  const gone = new Set([id]);
  for (let size = 0; size !== gone.size; ) {
    size = gone.size;
    all
      .filter(node => node.parent !== undefined && gone.has(node.parent))
      .forEach(node => gone.add(node.id));
  }
  return {
    nodes: all.filter(node => !gone.has(node.id)),
    edges: edges.filter(
      edge => !gone.has(edge.source) && !gone.has(edge.target),
    ),
  };
}

describe('trace, properties', () => {
  it('never throws, and is blocked by its last hop or not at all', () => {
    fc.assert(
      fc.property(anyTopology, queries, (graph, query) => {
        const { verdict, hops, blockedBy, unknownAt } = trace(graph, query);
        expect(hops.length).toBeGreaterThan(0);
        expect(blockedBy !== undefined).toBe(verdict === 'blocked');
        expect([undefined, hops.at(-1)?.id]).toContain(blockedBy);
        const open = hops.find(({ isUnknown }) => isUnknown);
        expect(unknownAt).toBe(blockedBy === undefined ? open?.id : undefined);
        expect(unknownAt !== undefined).toBe(verdict === 'unknown');
        for (const hop of hops) {
          expect(hop.reason).not.toMatch(/undefined|\[object/);
        }
      }),
      { numRuns: 2000 },
    );
  });

  it('never throws on a network that something is missing from', () => {
    fc.assert(
      fc.property(
        shapes,
        queries,
        fc.array(fc.nat(), { maxLength: 12 }),
        fc.array(fc.nat(), { maxLength: 12 }),
        (shape, query, lostNodes, lostEdges) => {
          const { nodes: all, edges } = topologyFromStacks(
            securedStacks(shape),
          );
          const graph = {
            nodes: all.filter(
              (_, index) =>
                !lostNodes.some(lost => lost % all.length === index),
            ),
            edges: edges.filter(
              (_, index) =>
                !lostEdges.some(lost => lost % edges.length === index),
            ),
          };
          const { hops } = trace(graph, query);
          expect(hops.length).toBeGreaterThan(0);
        },
      ),
      { numRuns: 200 },
    );
  });

  it('does not go on through what is taken away', () => {
    fc.assert(
      fc.property(shapes, queries, (shape, query) => {
        const graph = topologyFromStacks(securedStacks(shape));
        const { verdict, hops } = trace(graph, query);
        fc.pre(verdict === 'allowed');
        const held = hops.filter(hop =>
          graph.nodes.some(node => node.id === hop.id),
        );
        for (const { id } of held.slice(0, -1)) {
          const rest = trace(without(graph, id), query);
          expect(
            rest.verdict === 'allowed' ? rest.hops.map(hop => hop.id) : [],
          ).not.toContain(id);
        }
      }),
      { numRuns: 60 },
    );
  });

  it('is blocked when the only way is taken away, in an isolated network', () => {
    fc.assert(
      fc.property(
        shapes.map(shape => ({
          ...shape,
          egress: 'isolated' as const,
          backEnd: true,
          frontEnd: undefined,
        })),
        fc.constantFrom(...traceTargets),
        (shape, to) => {
          const graph = topologyFromStacks(securedStacks(shape));
          const query = { from: 'cluster', to } as const;
          const { verdict, hops } = trace(graph, query);
          expect(verdict).toBe(
            to === 'internet' || to === 'pypi' ? 'blocked' : 'allowed',
          );
          fc.pre(verdict === 'allowed');
          // Without its own route table a subnet still reaches its VPC; without
          // one subnet, the others are left.
          const only = hops.filter(
            ({ kind }) =>
              [
                'vpc-endpoint',
                'security-group',
                'registered-endpoint',
                'private-access-settings',
              ].includes(kind) ||
              (kind === 'route-table' && to === 's3'),
          );
          expect(only.length).toBeGreaterThan(1);
          for (const { id } of only) {
            expect(trace(without(graph, id), query).verdict).toBe('blocked');
          }
        },
      ),
      { numRuns: 60 },
    );
  });

  it('is the same however the graph is written', () => {
    fc.assert(
      fc.property(shapes, queries, (shape, query) => {
        const graph = topologyFromStacks(securedStacks(shape));
        const copy: Topology = JSON.parse(JSON.stringify(graph));
        expect(trace(copy, query)).toEqual(trace(graph, query));
      }),
      { numRuns: 30 },
    );
  });
});
