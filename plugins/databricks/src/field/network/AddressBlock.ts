/** An IPv4 block as numbers. */
export interface AddressBlock {
  first: number;
  prefix: number;
  /** How many addresses it has. */
  size: number;
}

/** Reads a range such as `10.0.0.0/22`; undefined for what is none, or has host bits. */
export function parseBlock(text: unknown): AddressBlock | undefined {
  const match =
    typeof text === 'string'
      ? /^(\d{1,3})\.(\d{1,3})\.(\d{1,3})\.(\d{1,3})\/(\d{1,2})$/.exec(text)
      : null;
  if (!match) {
    return undefined;
  }
  const [a, b, c, d, prefix] = match.slice(1).map(Number);
  const first = ((a * 256 + b) * 256 + c) * 256 + d;
  const block = blockAt(first, prefix);
  return prefix <= 32 && blockText(block) === text ? block : undefined;
}

/** The block of a prefix length that an address is in. */
export function blockAt(address: number, prefix: number): AddressBlock {
  const size = 2 ** (32 - prefix);
  return { first: Math.floor(address / size) * size, prefix, size };
}

/** A block in the words of AWS: `10.0.0.0/22`. */
export function blockText({ first, prefix }: AddressBlock): string {
  const bytes = [24, 16, 8, 0].map(
    shift => Math.floor(first / 2 ** shift) % 256,
  );
  return `${bytes.join('.')}/${prefix}`;
}

/** Whether two blocks have an address in common. */
export function overlap(a: AddressBlock, b: AddressBlock): boolean {
  return a.first < b.first + b.size && b.first < a.first + a.size;
}

/** Whether all of a block is in another. */
export function contains(outer: AddressBlock, inner: AddressBlock): boolean {
  return outer.prefix <= inner.prefix && overlap(outer, inner);
}

/** What is left of a block without others, as few blocks as possible, by address. */
export function without(
  block: AddressBlock,
  taken: readonly AddressBlock[],
): AddressBlock[] {
  const inside = taken.filter(other => overlap(other, block));
  if (inside.length === 0) {
    return [block];
  }
  if (inside.some(other => contains(other, block))) {
    return [];
  }
  const half = blockAt(block.first, block.prefix + 1);
  return [half.first, half.first + half.size].flatMap(first =>
    without(blockAt(first, half.prefix), inside),
  );
}
