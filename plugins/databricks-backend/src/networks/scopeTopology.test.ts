import type { Topology, TopologyNode } from '@lakeport/topology';
import fc from 'fast-check';
import { scopeTopology } from './scopeTopology';

const KINDS: TopologyNode['kind'][] = [
  'account',
  'vpc',
  'subnet',
  'workspace',
  'peering-connection',
  'transit-gateway',
  'transit-gateway-route-table',
  'registered-endpoint',
];

/** Graphs with any parents, of which some are not there or around themselves. */
const anyTopology: fc.Arbitrary<Topology> = fc
  .record({
    nodes: fc.uniqueArray(
      fc.record({
        id: fc.integer({ min: 0, max: 15 }).map(String),
        kind: fc.constantFrom(...KINDS),
        name: fc.string(),
        parent: fc.option(fc.integer({ min: 0, max: 17 }).map(String), {
          nil: undefined,
        }),
      }),
      { selector: ({ id }) => id, minLength: 1, maxLength: 16 },
    ),
    ends: fc.array(fc.tuple(fc.nat(15), fc.nat(15)), { maxLength: 30 }),
  })
  .map(({ nodes, ends }) => {
    const ids = new Set(nodes.map(({ id }) => id));
    return {
      nodes,
      edges: ends
        .map(([source, target]) => ({
          source: String(source),
          target: String(target),
          kind: 'attached-to' as const,
        }))
        .filter(({ source, target }) => ids.has(source) && ids.has(target)),
    };
  });

describe('scopeTopology', () => {
  it('keeps a part of the graph that is whole: the node, all around it, no loose edge', () => {
    fc.assert(
      fc.property(anyTopology, topology => {
        const [{ id }] = topology.nodes;
        const part = scopeTopology(topology, id);
        const ids = new Set(part.nodes.map(node => node.id));
        expect(ids.has(id)).toBe(true);
        const all = new Set(topology.nodes.map(node => node.id));
        expect(topology.nodes).toEqual(expect.arrayContaining(part.nodes));
        const around = part.nodes
          .map(({ parent }) => parent)
          .filter(parent => parent !== undefined && all.has(parent));
        expect(around.every(parent => ids.has(parent ?? ''))).toBe(true);
        for (const { source, target } of part.edges) {
          expect(ids.has(source) && ids.has(target)).toBe(true);
        }
        // Between what is kept nothing is left out.
        expect(part.edges).toEqual(
          topology.edges.filter(
            edge => ids.has(edge.source) && ids.has(edge.target),
          ),
        );
      }),
    );
  });

  it('keeps all route tables of its transit gateways, and what they lead to by name', () => {
    const nodes: TopologyNode[] = [
      ...['a', 'b', 'far'].flatMap((name): TopologyNode[] => [
        { id: name, kind: 'vpc', name },
        { id: `${name}-subnet`, kind: 'subnet', name, parent: name },
      ]),
      ...['near', 'peer', 'other'].flatMap((name): TopologyNode[] => [
        { id: name, kind: 'transit-gateway', name },
        ...['1', '2'].map(
          (table): TopologyNode => ({
            id: `${name}-${table}`,
            kind: 'transit-gateway-route-table',
            name: table,
            parent: name,
          }),
        ),
      ]),
    ];
    const edge = (
      source: string,
      kind: Topology['edges'][number]['kind'],
      target: string,
    ) => ({ source, target, kind });
    const part = scopeTopology(
      {
        nodes,
        edges: [
          edge('near', 'attached-to', 'a-subnet'),
          edge('near', 'attached-to', 'b-subnet'),
          edge('a', 'associated-with', 'near-1'),
          edge('b', 'associated-with', 'near-2'),
          edge('near-1', 'routes-to', 'b'),
          edge('near-2', 'routes-to', 'peer'),
          edge('peer-1', 'routes-to', 'far'),
          edge('other', 'attached-to', 'far-subnet'),
        ],
      },
      'a',
    );
    expect(part.nodes.map(({ id }) => id).sort()).toEqual([
      'a',
      'a-subnet',
      'b',
      'near',
      'near-1',
      'near-2',
      'peer',
      'peer-1',
      'peer-2',
    ]);
  });
});
