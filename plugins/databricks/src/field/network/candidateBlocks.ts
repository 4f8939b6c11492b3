import { blockAt, blockText, type AddressBlock } from './AddressBlock';

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
    const { size } = blockAt(holder.first, prefix);
    for (let at = 0; at < holder.size; at += size) {
      yield blockText(blockAt(holder.first + at, prefix));
    }
  }
}
