import { levelBelow } from './levelBelow';
import type { TreeLevel } from './TreeLevel';
import type { TreeNode } from './TreeNode';
import type { TreeRow } from './TreeRow';

/**
 * The level that a filter narrows while a row has the focus: what is open below
 * it, else the level that it is on itself, with the node that lists it.
 */
export function levelOfFilter(
  rows: readonly TreeRow[],
  index: number,
): { level: TreeLevel; node: TreeNode } | undefined {
  let row: TreeRow | undefined = rows[index];
  let isInside = row?.type === 'node' && row.isExpanded === true;
  while (row) {
    const level = row.type === 'node' && levelBelow(row.node);
    if (level && row.type === 'node' && isInside) {
      return { level, node: row.node };
    }
    const { parent }: TreeRow = row;
    row = rows.find(({ key }) => parent !== undefined && key === parent);
    isInside = true;
  }
  return undefined;
}
