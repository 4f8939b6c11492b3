import type { AddressBlock } from '../../components/platform/AddressBlock';
import { blockContains } from '../../components/platform/blockContains';
import { blockSize } from '../../components/platform/blockSize';
import { blockAt } from './blockAt';
import { blocksOverlap } from './blocksOverlap';

/** What is left of a block without others, as few blocks as possible, by address. */
export function blockWithout(
  block: AddressBlock,
  taken: readonly AddressBlock[],
): AddressBlock[] {
  const inside = taken.filter(other => blocksOverlap(other, block));
  if (inside.length === 0) {
    return [block];
  }
  if (inside.some(other => blockContains(other, block))) {
    return [];
  }
  const half = blockAt(block.first, block.prefix + 1);
  return [half.first, half.first + blockSize(half)].flatMap(first =>
    blockWithout(blockAt(first, half.prefix), inside),
  );
}
