import type { AddressBlock } from './AddressBlock';
import type { PoolPart } from './PoolPart';
import { blockSize } from './blockSize';

/** How many addresses of a pool are in which state. */
export interface PoolTotals {
  total: number;
  used: number;
  /** Asked for and not used already. */
  pending: number;
  free: number;
}

/** How many addresses these parts have together; those that they share count once. */
function covered(parts: readonly PoolPart[]): number {
  let count = 0;
  let end = 0;
  for (const { block } of parts) {
    if (block) {
      const blockEnd = block.first + blockSize(block);
      count += Math.max(0, blockEnd - Math.max(block.first, end));
      end = Math.max(end, blockEnd);
    }
  }
  return count;
}

/**
 * Adds up the parts of a pool; what cannot be read counts for nothing.
 *
 * @param parts - by address
 */
export function poolTotals(
  pool: AddressBlock,
  parts: readonly PoolPart[],
): PoolTotals {
  const used = covered(parts.filter(part => part.state === 'used'));
  const taken = covered(parts.filter(part => part.state !== 'free'));
  return {
    total: blockSize(pool),
    used,
    pending: taken - used,
    free: covered(parts.filter(part => part.state === 'free')),
  };
}
