import type { AddressBlock } from './AddressBlock';

const CIDR = /^(\d{1,3})\.(\d{1,3})\.(\d{1,3})\.(\d{1,3})\/(\d{1,2})$/;

/**
 * Reads `a.b.c.d/p`; undefined for anything else. Host bits are dropped: a file
 * that is not valid is drawn as far as it can be read.
 */
export function parseAddressBlock(cidr: string): AddressBlock | undefined {
  const numbers = CIDR.exec(cidr)?.slice(1).map(Number);
  if (!numbers) {
    return undefined;
  }
  const [prefix, bytes] = [numbers[4], numbers.slice(0, 4)];
  if (prefix > 32 || bytes.some(byte => byte > 255)) {
    return undefined;
  }
  const address = bytes.reduce((sum, byte) => sum * 256 + byte, 0);
  const size = 2 ** (32 - prefix);
  return { first: Math.floor(address / size) * size, prefix };
}
