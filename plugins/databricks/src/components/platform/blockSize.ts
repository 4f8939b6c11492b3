import type { AddressBlock } from './AddressBlock';

/** How many addresses a block has. */
export function blockSize(block: AddressBlock): number {
  return 2 ** (32 - block.prefix);
}
