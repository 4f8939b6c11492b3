import { buildLineage } from './buildLineage';
import { lineageId } from './lineageId';

const table = (name: string) => ({ catalog: 'c', schema: 's', table: name });
const id = (name: string) => lineageId(table(name));
const none = { upstreams: [], downstreams: [] };

describe('buildLineage', () => {
  it('has what it is about before anything was read', () => {
    expect(buildLineage(table('a'), [])).toEqual({
      nodes: [
        expect.objectContaining({
          id: id('a'),
          isStart: true,
          isExpanded: false,
          distance: 0,
        }),
      ],
      edges: [],
    });
  });

  it('joins steps, tells how far each table is, and keeps the jobs of all', () => {
    const graph = buildLineage(table('b'), [
      {
        of: table('b'),
        lineage: {
          upstreams: [{ ...table('a'), type: 'VIEW', jobs: [{ id: '1' }] }],
          downstreams: [table('c')],
        },
      },
      {
        of: table('a'),
        lineage: {
          upstreams: [table('root')],
          downstreams: [
            { ...table('b'), jobs: [{ id: '2' }] },
            table('sibling'),
          ],
        },
      },
    ]);
    expect(
      Object.fromEntries(
        graph.nodes.map(({ node, distance }) => [node.table, distance]),
      ),
    ).toEqual({ a: -1, b: 0, c: 1, root: -2, sibling: 0 });
    expect(graph.edges.map(({ source, target }) => [source, target])).toEqual([
      [id('a'), id('b')],
      [id('b'), id('c')],
      [id('root'), id('a')],
      [id('a'), id('sibling')],
    ]);
    const found = (name: string) =>
      graph.nodes.find(({ node }) => node.table === name);
    expect(found('a')?.isExpanded).toBe(true);
    expect(found('a')?.node).toMatchObject({
      type: 'VIEW',
      jobs: [{ id: '1' }],
    });
    expect(found('b')?.node.jobs).toEqual([{ id: '2' }]);
    expect(found('c')?.isExpanded).toBe(false);
  });

  it('bears circles and tables that feed themselves', () => {
    const graph = buildLineage(table('a'), [
      {
        of: table('a'),
        lineage: { upstreams: [table('a')], downstreams: [table('b')] },
      },
      { of: table('b'), lineage: { ...none, downstreams: [table('a')] } },
    ]);
    expect(graph.nodes).toHaveLength(2);
    expect(graph.edges).toHaveLength(3);
  });

  it('never takes two hidden tables for one', () => {
    const hidden = { ...table('hidden table'), hidden: true };
    const graph = buildLineage(table('a'), [
      {
        of: table('a'),
        lineage: { upstreams: [hidden, hidden], downstreams: [hidden] },
      },
    ]);
    expect(graph.nodes.filter(({ node }) => node.hidden)).toHaveLength(3);
    expect(graph.edges).toHaveLength(3);
  });

  it('tells columns of one table apart', () => {
    const graph = buildLineage({ ...table('a'), column: 'x' }, [
      {
        of: { ...table('a'), column: 'x' },
        lineage: {
          ...none,
          upstreams: [
            { ...table('b'), column: 'x' },
            { ...table('b'), column: 'y' },
          ],
        },
      },
    ]);
    expect(graph.nodes).toHaveLength(3);
  });
});
