import type { AddressBlock } from './AddressBlock';
import type { PoolPart } from './PoolPart';
import { blockSize } from './blockSize';

/** How many addresses of a pool are in which state. */
export interface PoolTotals {
  total: number;
  used: number;
  pending: number;
  free: number;
}

/** Adds up the parts of a pool; what cannot be read counts for nothing. */
export function poolTotals(
  pool: AddressBlock,
  parts: readonly PoolPart[],
): PoolTotals {
  const totals = { total: blockSize(pool), used: 0, pending: 0, free: 0 };
  for (const { state, block } of parts) {
    totals[state] += block ? blockSize(block) : 0;
  }
  return totals;
}
