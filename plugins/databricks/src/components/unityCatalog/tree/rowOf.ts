import type { TreeNode } from './TreeNode';
import type { TreeRow } from './TreeRow';

type NodeRow = Extract<TreeRow, { type: 'node' }>;

const known = new WeakMap<TreeNode, NodeRow>();

/**
 * The row of a node. It is the same object as long as nothing of it changes: of
 * a hundred thousand rows only the new ones are made, and drawn, when a page is
 * read.
 */
export function rowOf(
  node: TreeNode,
  place: Pick<
    NodeRow,
    'parent' | 'depth' | 'position' | 'siblings' | 'isExpanded'
  >,
): NodeRow {
  const row = known.get(node);
  if (
    row &&
    row.parent === place.parent &&
    row.depth === place.depth &&
    row.position === place.position &&
    row.siblings === place.siblings &&
    row.isExpanded === place.isExpanded
  ) {
    return row;
  }
  const made: NodeRow = {
    type: 'node',
    key: node.key,
    node,
    depth: place.depth,
    position: place.position,
    siblings: place.siblings,
    ...(place.parent !== undefined && { parent: place.parent }),
    ...(place.isExpanded !== undefined && { isExpanded: place.isExpanded }),
  };
  known.set(node, made);
  return made;
}
