/** IPv4 addresses from the first to the last, as numbers. */
export interface Range {
  first: number;
  last: number;
  /** Prefix length; the longer, the more specific. */
  prefix: number;
}

const CIDR = /^(\d{1,3})\.(\d{1,3})\.(\d{1,3})\.(\d{1,3})(?:\/(\d{1,2}))?$/;

/** A CIDR block, or one address, in strict notation; else undefined. */
export function parseRange(text: unknown): Range | undefined {
  const found = typeof text === 'string' ? CIDR.exec(text) : null;
  if (!found) return undefined;
  const octets = found.slice(1, 5).map(Number);
  const prefix = found[5] === undefined ? 32 : Number(found[5]);
  if (octets.some(octet => octet > 255) || prefix > 32) return undefined;
  const size = 2 ** (32 - prefix);
  const address = octets.reduce((sum, octet) => sum * 256 + octet, 0);
  const first = address - (address % size);
  return { first, last: first + size - 1, prefix };
}

/** Whether every address of the second range is in the first. */
export function covers(outer: Range, inner: Range): boolean {
  return outer.first <= inner.first && inner.last <= outer.last;
}

/** Every address of the internet. */
export const ANYWHERE: Range = { first: 0, last: 2 ** 32 - 1, prefix: 0 };
