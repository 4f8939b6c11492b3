import {
  unityObjectRef,
  type UnityObject,
} from '@lakeport/backstage-plugin-databricks-common';
import fc from 'fast-check';
import { flattenTree } from './flattenTree';
import { groupKey, metastoreKey } from './treeKeys';
import type { LevelState } from './LevelState';
import { metastoreNode } from './treeNodes';
import type { TreeRow } from './TreeRow';

const metastore = { id: 'm-1', name: 'main', workspaces: [] };
const roots = [metastoreNode(metastore)];
const top = metastoreKey('m-1');
const sales = {
  metastoreId: 'm-1',
  kind: 'catalog' as const,
  catalog: 'sales',
};
const raw = { ...sales, kind: 'schema' as const, schema: 'raw' };

const level = (
  names: readonly string[],
  kind: UnityObject['kind'],
  more: Partial<LevelState> = {},
): LevelState => ({
  items: names.map(name => ({ kind, name, fullName: name })),
  isPending: false,
  isFetching: false,
  hasMore: false,
  emptyPages: 0,
  errors: [],
  ...more,
});

const shown = (rows: TreeRow[]) =>
  rows.map(row => {
    const indent = '  '.repeat(row.depth - 1);
    if (row.type !== 'node') {
      return `${indent}(${row.type})`;
    }
    if (row.node.type === 'group') {
      return `${indent}${row.node.kind}s`;
    }
    return `${indent}${
      row.node.type === 'metastore'
        ? row.node.metastore.name
        : row.node.object.name
    }`;
  });

describe('flattenTree', () => {
  it('goes down to the objects of a schema', () => {
    const tables = groupKey(raw, 'table');
    const { rows, levels } = flattenTree({
      roots,
      expanded: new Set([
        top,
        unityObjectRef(sales),
        unityObjectRef(raw),
        tables,
      ]),
      levels: new Map([
        [top, level(['sales', 'hr'], 'catalog')],
        [unityObjectRef(sales), level(['raw'], 'schema')],
        [tables, level(['orders'], 'table', { hasMore: true })],
      ]),
      filters: {},
    });
    expect(shown(rows)).toEqual([
      'main',
      '  sales',
      '    raw',
      '      tables',
      '        orders',
      '        (more)',
      '      volumes',
      '      functions',
      '      models',
      '  hr',
    ]);
    expect(
      levels.map(({ kind, catalog, schema }) => [kind, catalog, schema]),
    ).toEqual([
      ['catalog', undefined, undefined],
      ['schema', 'sales', undefined],
      ['table', 'sales', 'raw'],
    ]);
    expect(rows.map(({ position, siblings }) => [position, siblings])).toEqual([
      [1, 1],
      [1, 2],
      [1, 1],
      [1, 4],
      [1, -1],
      [2, -1],
      [2, 4],
      [3, 4],
      [4, 4],
      [2, 2],
    ]);
  });

  it.each([
    ['(loading)', undefined, {}],
    ['(loading)', level([], 'catalog', { isPending: true }), {}],
    ['(empty)', level([], 'catalog'), {}],
    ['(error)', level([], 'catalog', { error: 'refused' }), {}],
    ['(more)', level([], 'catalog', { hasMore: true, emptyPages: 1 }), {}],
  ])('says %s where a level has no rows', (row, state, filters) => {
    const { rows } = flattenTree({
      roots,
      expanded: new Set([top]),
      levels: new Map(state && [[top, state]]),
      filters,
    });
    expect(shown(rows)).toEqual(['main', `  ${row}`]);
  });

  it('keeps what it has beside what failed', () => {
    const { rows } = flattenTree({
      roots,
      expanded: new Set([top]),
      levels: new Map([
        [
          top,
          level(['sales'], 'catalog', {
            hasMore: true,
            error: 'refused',
            errors: [{ source: 'workspace 1', message: 'asleep' }],
          }),
        ],
      ]),
      filters: {},
    });
    expect(shown(rows)).toEqual([
      'main',
      '  sales',
      '  (partial)',
      '  (error)',
    ]);
  });

  it('has a place for what the page shows on a page not read yet', () => {
    const state = level(['hr'], 'catalog', { hasMore: true });
    const input = {
      roots,
      expanded: new Set([top]),
      filters: {},
      selected: { ...raw, kind: 'table' as const, name: 'orders' },
    };
    const with_ = (levels: LevelState) =>
      shown(flattenTree({ ...input, levels: new Map([[top, levels]]) }).rows);
    expect(with_(state)).toEqual(['main', '  hr', '  sales', '  (more)']);
    expect(with_({ ...state, hasMore: false })).toEqual(['main', '  hr']);
    expect(with_(level(['hr', 'sales'], 'catalog', { hasMore: true }))).toEqual(
      ['main', '  hr', '  sales', '  (more)'],
    );
  });

  it('holds together for any names and any state', () => {
    const name = fc.string({ minLength: 1, maxLength: 8, unit: 'grapheme' });
    const names = fc.uniqueArray(name, { maxLength: 5 });
    const state = (kind: UnityObject['kind']) =>
      fc
        .record({
          names,
          hasMore: fc.boolean(),
          isPending: fc.boolean(),
          isFetching: fc.boolean(),
          error: fc.option(name, { nil: undefined }),
          emptyPages: fc.nat(3),
        })
        .map(({ names: found, error, ...rest }) =>
          level(found, kind, {
            ...rest,
            ...(error !== undefined && { error }),
          }),
        );
    fc.assert(
      fc.property(
        state('catalog'),
        fc.array(state('schema'), { minLength: 5, maxLength: 5 }),
        fc.array(state('table'), { minLength: 5, maxLength: 5 }),
        fc.func(fc.boolean()),
        (catalogs, schemas, tables, isOpen) => {
          const expanded = new Set<string>();
          const levels = new Map<string, LevelState>();
          const open = (key: string, found: LevelState) => {
            levels.set(key, found);
            if (isOpen(key)) {
              expanded.add(key);
            }
          };
          open(top, catalogs);
          catalogs.items.forEach(({ name: catalog }, index) => {
            const id = {
              metastoreId: 'm-1',
              kind: 'catalog' as const,
              catalog,
            };
            open(unityObjectRef(id), schemas[index]);
            schemas[index].items.forEach(({ name: schema }, at) => {
              const within = { ...id, kind: 'schema' as const, schema };
              if (isOpen(schema)) {
                expanded.add(unityObjectRef(within));
              }
              open(groupKey(within, 'table'), tables[at]);
            });
          });
          const { rows, levels: wanted } = flattenTree({
            roots,
            expanded,
            levels,
            filters: {},
          });

          const keys = rows.map(({ key }) => key);
          expect(new Set(keys).size).toBe(keys.length);
          expect(new Set(wanted.map(({ key }) => key)).size).toBe(
            wanted.length,
          );
          rows.forEach((row, index) => {
            const above = rows.findIndex(({ key }) => key === row.parent);
            const parent = rows[above];
            // What is below a row follows it, one deeper, and only where it is open.
            expect(row.depth).toBe((parent?.depth ?? 0) + 1);
            expect(above).toBeLessThan(index);
            expect(
              !parent || (parent.type === 'node' && parent.isExpanded),
            ).toBe(true);
            const beside = rows.filter(other => other.parent === row.parent);
            expect(row.position).toBe(beside.indexOf(row) + 1);
            expect([beside.length, -1]).toContain(row.siblings);
          });
          // Every open level says something.
          for (const { key } of wanted) {
            expect(rows.some(({ parent }) => parent === key)).toBe(true);
          }
        },
      ),
    );
  });
});
