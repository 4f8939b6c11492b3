import { findTyped } from './findTyped';
import { levelOfFilter } from './levelOfFilter';
import { moveInTree } from './moveInTree';
import { metastoreNode, objectNode } from './treeNodes';
import type { TreeRow } from './TreeRow';

const numbered = { position: 1, siblings: -1 };
const main = metastoreNode({ id: 'm-1', name: 'main', workspaces: [] });
const sales = objectNode({
  metastoreId: 'm-1',
  kind: 'catalog',
  catalog: 'sales',
});
const table = objectNode({
  metastoreId: 'm-1',
  kind: 'table',
  catalog: 'x',
  schema: 'y',
  name: 'orders',
});
const rows: TreeRow[] = [
  {
    ...numbered,
    type: 'node',
    key: main.key,
    node: main,
    depth: 1,
    isExpanded: true,
  },
  {
    ...numbered,
    type: 'node',
    key: sales.key,
    parent: main.key,
    node: sales,
    depth: 2,
    isExpanded: false,
  },
  {
    ...numbered,
    type: 'node',
    key: table.key,
    parent: main.key,
    node: table,
    depth: 2,
  },
];
const to = (index: number) => ({ type: 'focus', index });

describe('moveInTree', () => {
  it.each([
    ['ArrowDown', 0, to(1)],
    ['ArrowDown', 2, to(2)],
    ['ArrowUp', 1, to(0)],
    ['ArrowUp', 0, to(0)],
    ['Home', 2, to(0)],
    ['End', 0, to(2)],
    ['PageDown', 0, to(2)],
    ['PageUp', 2, to(0)],
    ['ArrowRight', 0, to(1)],
    ['ArrowRight', 1, { type: 'toggle' }],
    ['ArrowRight', 2, undefined],
    ['ArrowLeft', 0, { type: 'toggle' }],
    ['ArrowLeft', 1, to(0)],
    ['x', 0, undefined],
    ['ArrowDown', 7, undefined],
  ])('%s on row %i', (key, index, move) => {
    expect(moveInTree(rows, index, key)).toEqual(move);
  });

  it('stays on a root that is closed', () => {
    const closed: TreeRow[] = [
      {
        ...numbered,
        type: 'node',
        key: main.key,
        node: main,
        depth: 1,
        isExpanded: false,
      },
    ];
    expect(moveInTree(closed, 0, 'ArrowLeft')).toBeUndefined();
  });
});

describe('findTyped', () => {
  const texts = ['apples', 'bananas', undefined, 'Blueberries', 'cherries'];

  it.each([
    [0, 'b', 1],
    [1, 'b', 3],
    [3, 'b', 1],
    [1, 'bb', 3],
    [1, 'bl', 3],
    [3, 'bl', 3],
    [4, 'a', 0],
    [0, 'x', -1],
  ])('from row %i, %s', (index, typed, found) => {
    expect(findTyped(texts, index, typed)).toBe(found);
  });
});

describe('levelOfFilter', () => {
  it('is what is open below a row, else what the row stands on', () => {
    expect(levelOfFilter(rows, 0)?.level.key).toBe(main.key);
    expect(levelOfFilter(rows, 1)?.level.key).toBe(main.key);
    expect(
      levelOfFilter(
        [
          {
            ...numbered,
            type: 'node',
            key: main.key,
            node: main,
            depth: 1,
            isExpanded: false,
          },
        ],
        0,
      ),
    ).toBeUndefined();
    expect(levelOfFilter([], 0)).toBeUndefined();
  });
});
