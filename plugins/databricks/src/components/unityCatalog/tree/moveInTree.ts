import type { TreeRow } from './TreeRow';

/** How many rows a page key goes over. */
const PAGE = 10;

/** What a key asks for: another row, or to open or close the one that it is pressed on. */
export type TreeMove =
  | { type: 'focus'; index: number }
  | { type: 'toggle' }
  | undefined;

/**
 * What a key does on a row of the tree, by the WAI-ARIA pattern of tree views.
 * Undefined for a key that means nothing there.
 *
 * @param index - the row that has the focus
 */
export function moveInTree(
  rows: readonly TreeRow[],
  index: number,
  key: string,
): TreeMove {
  const row = rows[index];
  if (!row) {
    return undefined;
  }
  const to = (target: number): TreeMove => ({
    type: 'focus',
    index: Math.min(Math.max(target, 0), rows.length - 1),
  });
  const isExpanded = row.type === 'node' ? row.isExpanded : undefined;
  switch (key) {
    case 'ArrowDown':
      return to(index + 1);
    case 'ArrowUp':
      return to(index - 1);
    case 'PageDown':
      return to(index + PAGE);
    case 'PageUp':
      return to(index - PAGE);
    case 'Home':
      return to(0);
    case 'End':
      return to(rows.length - 1);
    case 'ArrowRight':
      if (isExpanded === undefined) {
        return undefined;
      }
      return isExpanded ? to(index + 1) : { type: 'toggle' };
    case 'ArrowLeft':
      if (isExpanded) {
        return { type: 'toggle' };
      }
      return row.parent === undefined
        ? undefined
        : to(rows.findIndex(other => other.key === row.parent));
    default:
      return undefined;
  }
}
