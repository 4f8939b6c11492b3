import type { Topology } from '@lakeport/topology';
import { foldTopology } from './foldTopology';

const graph: Topology = {
  nodes: [
    { id: 'v', kind: 'vpc', name: 'v' },
    { id: 'a', kind: 'availability-zone', name: 'a', parent: 'v' },
    { id: 'b', kind: 'availability-zone', name: 'b', parent: 'v' },
    { id: 'a1', kind: 'subnet', name: 'a1', parent: 'a' },
    { id: 'a2', kind: 'subnet', name: 'a2', parent: 'a' },
    { id: 'b1', kind: 'subnet', name: 'b1', parent: 'b' },
    { id: 'r', kind: 'route-table', name: 'r', parent: 'v' },
  ],
  edges: [
    { source: 'a1', target: 'r', kind: 'associated-with' },
    { source: 'a2', target: 'r', kind: 'associated-with' },
    { source: 'b1', target: 'r', kind: 'associated-with' },
    { source: 'a1', target: 'a2', kind: 'reaches' },
  ],
};

describe('foldTopology', () => {
  it('changes nothing while nothing is folded', () => {
    expect(foldTopology(graph, new Set()).topology).toEqual(graph);
  });

  it('hides what is inside and joins the edges at what is left', () => {
    const { topology, hidden } = foldTopology(graph, new Set(['a']));
    expect(topology.nodes.map(node => node.id)).toEqual([
      'v',
      'a',
      'b',
      'b1',
      'r',
    ]);
    expect(topology.edges).toEqual([
      { source: 'a', target: 'r', kind: 'associated-with' },
      { source: 'b1', target: 'r', kind: 'associated-with' },
    ]);
    expect([...hidden]).toEqual([['a', 2]]);
  });

  it('takes the outermost of folds within folds', () => {
    const { topology, hidden } = foldTopology(graph, new Set(['a', 'v']));
    expect(topology.nodes.map(node => node.id)).toEqual(['v']);
    expect(topology.edges).toEqual([]);
    expect(hidden.get('v')).toBe(6);
  });

  it('survives parents in a circle and parents that are missing', () => {
    const odd: Topology = {
      nodes: [
        { id: 'x', kind: 'vpc', name: 'x', parent: 'y' },
        { id: 'y', kind: 'vpc', name: 'y', parent: 'x' },
        { id: 'z', kind: 'vpc', name: 'z', parent: 'gone' },
      ],
      edges: [{ source: 'x', target: 'gone', kind: 'reaches' }],
    };
    expect(foldTopology(odd, new Set()).topology.nodes).toHaveLength(3);
    expect(foldTopology(odd, new Set()).topology.edges).toEqual([]);
  });
});
