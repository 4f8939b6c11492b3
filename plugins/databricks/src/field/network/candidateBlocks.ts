import type { AddressBlock } from '../../components/platform/AddressBlock';
import { formatAddressBlock } from '../../components/platform/formatAddressBlock';
import { blockSize } from '../../components/platform/blockSize';
import { blockAt } from './blockAt';

/**
 * Blocks of one size in what is free: those in the smallest free block that holds
 * one come first, as the onboarding allocates them, so that large blocks last.
 * A pool can hold very many: take as many as are needed.
 */
export function* candidateBlocks(
  free: readonly AddressBlock[],
  prefix: number,
): Generator<string> {
  const holders = free
    .filter(block => block.prefix <= prefix)
    .sort((a, b) => b.prefix - a.prefix || a.first - b.first);
  for (const holder of holders) {
    const size = blockSize({ first: 0, prefix });
    for (let at = 0; at < blockSize(holder); at += size) {
      yield formatAddressBlock(blockAt(holder.first + at, prefix));
    }
  }
}
