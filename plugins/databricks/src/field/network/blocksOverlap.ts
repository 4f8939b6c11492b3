import type { AddressBlock } from '../../components/platform/AddressBlock';
import { blockContains } from '../../components/platform/blockContains';

/** Whether two blocks have an address in common: then one lies in the other. */
export function blocksOverlap(a: AddressBlock, b: AddressBlock): boolean {
  return blockContains(a, b) || blockContains(b, a);
}
