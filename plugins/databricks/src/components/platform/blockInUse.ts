import type { AddressBlock } from './AddressBlock';
import type { PoolPart } from './PoolPart';
import { blockContains } from './blockContains';
import { blockSize } from './blockSize';

/** How many bits more than what is taken is shown, so that free blocks are seen around it. */
const MARGIN = 2;

/**
 * The part of a pool that is worth a closer look: the smallest block with
 * everything that is taken, and some of what is free around it. Undefined where
 * that is the whole pool, or nothing is taken.
 */
export function blockInUse(
  pool: AddressBlock,
  parts: readonly PoolPart[],
): AddressBlock | undefined {
  const taken = parts.flatMap(({ state, block }) =>
    block && state !== 'free' && blockContains(pool, block) ? [block] : [],
  );
  if (taken.length === 0) {
    return undefined;
  }
  const first = Math.min(...taken.map(block => block.first));
  const last = Math.max(
    ...taken.map(block => block.first + blockSize(block) - 1),
  );
  let prefix = Math.min(...taken.map(block => block.prefix));
  const at = (address: number) => Math.floor(address / 2 ** (32 - prefix));
  while (at(first) !== at(last)) {
    prefix -= 1;
  }
  prefix -= MARGIN;
  return prefix > pool.prefix
    ? { first: at(first) * 2 ** (32 - prefix), prefix }
    : undefined;
}
