import fc from 'fast-check';
import { SecuredShape, securedStacks } from '../__fixtures__/securedStacks';
import { kindWords } from '../picture/kindWords';
import { EdgeKind, NodeKind, Topology, TopologyNode } from '../Topology';
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

const ids = fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f', 'g', 'h');
const words = Object.keys(kindWords);
const isNodeKind = (word: string): word is NodeKind =>
  words.includes(word) && /^[a-z]+(-[a-z]+)*$/.test(word);
const isEdgeKind = (word: string): word is EdgeKind => isNodeKind(word);
const detail = fc.oneof(
  fc.string(),
  fc.boolean(),
  fc.integer(),
  fc.array(
    fc.oneof(
      fc.string(),
      fc.constantFrom(
        '0.0.0.0/0 to a',
        '10.0.0.0/33 to b',
        '10.0.0.0/8 to local',
        'tcp 443 to 0.0.0.0/0',
        'all from itself',
        '100 allow all to 0.0.0.0/0',
        '100 deny tcp 443 from 10.0.0.0/8',
        'tcp 99999999999999999999 to a',
      ),
    ),
  ),
  fc.constantFrom(
    '10.0.0.0/22',
    'public',
    'workspace',
    'Interface',
    'com.amazonaws.us-west-2.s3',
    'privatelink.cloud.databricks.com',
    'SERVERLESS',
  ),
);
const names = [
  'cidr',
  'region',
  'routes',
  'ingress',
  'egress',
  'service',
  'endpointType',
  'privateDns',
  'purpose',
  'policyAllows',
  'connectivity',
  'domain',
  'records',
  'publicAccess',
  'level',
  'existing',
  'isMain',
  'isDefault',
  'listType',
  'addresses',
  'enabled',
  'computeMode',
  'bucket',
  'restrictionMode',
  'allowedDomains',
];
const nodes = fc.uniqueArray(
  fc
    .record({
      id: ids,
      kind: fc.constantFrom(...words.filter(isNodeKind)),
      name: fc.oneof(ids, fc.string()),
      parent: fc.option(ids, { nil: undefined }),
      details: fc.dictionary(fc.constantFrom(...names), detail),
    })
    .map(({ details, ...node }): TopologyNode => ({ ...details, ...node })),
  { selector: node => node.id },
);
const graphs: fc.Arbitrary<Topology> = fc.record({
  nodes: nodes.map(list => [
    ...list,
    { id: 'w', kind: 'workspace' as const, name: 'w' },
  ]),
  edges: fc.array(
    fc.record({
      source: fc.oneof(ids, fc.constant('w')),
      target: ids,
      kind: fc.constantFrom(...words.filter(isEdgeKind)),
    }),
    { maxLength: 40 },
  ),
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
      fc.property(graphs, queries, (graph, query) => {
        const { verdict, hops, blockedBy } = trace(graph, query);
        expect(hops.length).toBeGreaterThan(0);
        expect(blockedBy !== undefined).toBe(verdict === 'blocked');
        expect([undefined, hops.at(-1)?.id]).toContain(blockedBy);
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
