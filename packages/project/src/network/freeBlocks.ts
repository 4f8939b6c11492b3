import { Cidr } from './Cidr';

/**
 * What is left of a block when others are taken out of it: the shortest list
 * of blocks that covers exactly the rest, sorted by address.
 */
export function freeBlocks(whole: Cidr, taken: readonly Cidr[]): Cidr[] {
  const sorted = [...taken].sort((a, b) => a.first - b.first);
  const free: Cidr[] = [];
  let next = whole.first;
  for (const block of sorted) {
    free.push(...blocksBetween(next, block.first));
    next = Math.max(next, block.end);
  }
  free.push(...blocksBetween(next, whole.end));
  return free;
}

/** The fewest aligned blocks from `start` up to, and without, `end`. */
function blocksBetween(start: number, end: number): Cidr[] {
  const blocks: Cidr[] = [];
  let at = start;
  while (at < end) {
    let prefix = 32;
    while (prefix > 0) {
      const size = 2 ** (32 - (prefix - 1));
      if (at % size !== 0 || at + size > end) {
        break;
      }
      prefix -= 1;
    }
    const block = Cidr.at(at, prefix);
    blocks.push(block);
    at = block.end;
  }
  return blocks;
}
