/** A part of a page that can be shortened by leaving out items. */
export interface Block {
  /** Lower ones are kept first when the page is too long. */
  priority: number;
  head: string[];
  items?: string[];
  tail?: string[];
}

const lengthOf = (lines: readonly string[]) =>
  lines.reduce((sum, line) => sum + line.length + 1, 0);

const omitted = (count: number) =>
  `- … and ${count} more that ${count === 1 ? 'is' : 'are'} not shown here`;

const OMITTED = lengthOf([omitted(1_000_000_000)]);

/**
 * The blocks as one text of at most `most` characters. When not all of it fits,
 * the least important items go first, each list says how many it lost, and the
 * page ends with `notice`.
 */
export function fitBlocks(
  blocks: readonly Block[],
  options: { most: number; notice: string },
): string {
  const all = blocks.flatMap(({ head, items = [], tail = [] }) => [
    ...head,
    ...items,
    ...tail,
  ]);
  if (lengthOf(all) <= options.most) {
    return all.map(line => `${line}\n`).join('');
  }
  let left = options.most - lengthOf(['', options.notice]);
  const kept = new Map<Block, number>();
  const byImportance = blocks
    .map((block, index) => ({ block, index }))
    .sort((a, b) => a.block.priority - b.block.priority || a.index - b.index);
  for (const { block } of byImportance) {
    const { head, items = [], tail = [] } = block;
    const frame =
      lengthOf(head) + lengthOf(tail) + (items.length > 0 ? OMITTED : 0);
    if (frame <= left) {
      left -= frame;
      let count = 0;
      while (count < items.length && items[count].length + 1 <= left) {
        left -= items[count].length + 1;
        count += 1;
      }
      kept.set(block, count);
    }
  }
  const lines = blocks.flatMap(block => {
    const count = kept.get(block);
    if (count === undefined) return [];
    const { head, items = [], tail = [] } = block;
    const lost = items.length - count;
    return [
      ...head,
      ...items.slice(0, count),
      ...(lost > 0 ? [omitted(lost)] : []),
      ...tail,
    ];
  });
  return [...lines, '', options.notice].map(line => `${line}\n`).join('');
}
