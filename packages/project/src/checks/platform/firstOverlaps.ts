import type { Cidr } from '../../network/Cidr';

/** So many ranges in one place are told about by their first few. */
const MOST_AT_ONCE = 50;

/**
 * Items whose range overlaps one that stands before them in the list, each
 * with the first such one. Quick for thousands of them.
 */
export function firstOverlaps<T extends { block: Cidr }>(
  items: readonly T[],
): Array<{ item: T; other: T }> {
  // By where they start, a range overlaps only its neighbours: those that have not ended.
  const sorted = items
    .map((item, index) => ({ item, index }))
    .sort((a, b) => a.item.block.first - b.item.block.first);
  const first = new Map<number, number>();
  const note = (later: number, earlier: number) => {
    first.set(later, Math.min(first.get(later) ?? earlier, earlier));
  };
  let open: Array<{ item: T; index: number }> = [];
  for (const next of sorted) {
    open = open.filter(({ item }) => item.block.end > next.item.block.first);
    for (const { index } of open.slice(0, MOST_AT_ONCE)) {
      note(Math.max(index, next.index), Math.min(index, next.index));
    }
    open.push(next);
  }
  return [...first]
    .sort(([a], [b]) => a - b)
    .map(([later, earlier]) => ({ item: items[later], other: items[earlier] }));
}
