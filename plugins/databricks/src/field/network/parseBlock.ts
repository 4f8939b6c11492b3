import type { AddressBlock } from '../../components/platform/AddressBlock';
import { formatAddressBlock } from '../../components/platform/formatAddressBlock';
import { parseAddressBlock } from '../../components/platform/parseAddressBlock';

/** Reads a range such as `10.0.0.0/22`; undefined for what is none, or has host bits. */
export function parseBlock(text: unknown): AddressBlock | undefined {
  const block = typeof text === 'string' ? parseAddressBlock(text) : undefined;
  return block && formatAddressBlock(block) === text ? block : undefined;
}
