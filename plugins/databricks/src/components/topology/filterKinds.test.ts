import type { Topology } from '@lakeport/topology';
import { filterKinds } from './filterKinds';

const graph: Topology = {
  nodes: [
    { id: 'v', kind: 'vpc', name: 'v' },
    { id: 'z', kind: 'availability-zone', name: 'z', parent: 'v' },
    { id: 's', kind: 'subnet', name: 's', parent: 'z' },
    { id: 'r', kind: 'route-table', name: 'r', parent: 'v' },
    { id: 'x', kind: 'bucket', name: 'x', parent: 'gone' },
    { id: 'l', kind: 'vpc', name: 'l', parent: 'l' },
  ],
  edges: [{ source: 's', target: 'r', kind: 'associated-with' }],
};

describe('filterKinds', () => {
  it('leaves all where no kind is asked for', () => {
    expect(filterKinds(graph, [])).toBe(graph);
  });

  it('keeps what is around the parts, and drops connections that lost an end', () => {
    const { nodes, edges } = filterKinds(graph, ['subnet']);
    expect(nodes.map(node => node.id)).toEqual(['v', 'z', 's']);
    expect(edges).toEqual([]);
  });

  it('keeps connections of which both ends are left', () => {
    expect(filterKinds(graph, ['subnet', 'route-table']).edges).toEqual(
      graph.edges,
    );
  });

  it('survives parents that are missing or themselves', () => {
    expect(filterKinds(graph, ['bucket']).nodes.map(({ id }) => id)).toEqual([
      'x',
    ]);
    expect(filterKinds(graph, ['vpc']).nodes.map(({ id }) => id)).toEqual([
      'v',
      'l',
    ]);
  });
});
