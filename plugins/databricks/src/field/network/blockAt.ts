import type { AddressBlock } from '../../components/platform/AddressBlock';

/** The block of a prefix length that an address is in. */
export function blockAt(address: number, prefix: number): AddressBlock {
  const size = 2 ** (32 - prefix);
  return { first: Math.floor(address / size) * size, prefix };
}
