import type { AddressBlock } from './AddressBlock';

/** A block as `a.b.c.d/p`. */
export function formatAddressBlock({ first, prefix }: AddressBlock): string {
  const bytes = [24, 16, 8, 0].map(shift =>
    String(Math.floor(first / 2 ** shift) % 256),
  );
  return `${bytes.join('.')}/${prefix}`;
}
