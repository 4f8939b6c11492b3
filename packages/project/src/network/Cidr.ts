import ipaddr from 'ipaddr.js';

/**
 * An IPv4 block as numbers: its first address and how many addresses it has.
 */
export class Cidr {
  private constructor(readonly first: number, readonly prefix: number) {}

  /**
   * Reads `a.b.c.d/p`; undefined for anything else. Host bits are dropped, so
   * compare {@link Cidr.toString} with the text to know whether it had any.
   */
  static parse(text: string): Cidr | undefined {
    // ipaddr.js also takes octal, hexadecimal and shortened addresses, which AWS does not.
    if (!/^\d{1,3}(\.\d{1,3}){3}\/\d{1,2}$/.test(text)) {
      return undefined;
    }
    if (!ipaddr.IPv4.isValidCIDR(text)) {
      return undefined;
    }
    if (text.split(/[./]/).some(part => part.length > 1 && part[0] === '0')) {
      return undefined;
    }
    const [address, prefix] = ipaddr.IPv4.parseCIDR(text);
    const value = address
      .toByteArray()
      .reduce((sum, byte) => sum * 256 + byte, 0);
    const size = 2 ** (32 - prefix);
    return new Cidr(Math.floor(value / size) * size, prefix);
  }

  /** The block of this prefix that starts at an address, which must be aligned to it. */
  static at(first: number, prefix: number): Cidr {
    return new Cidr(first, prefix);
  }

  get size(): number {
    return 2 ** (32 - this.prefix);
  }

  /** The first address after the block. */
  get end(): number {
    return this.first + this.size;
  }

  overlaps(other: Cidr): boolean {
    return this.first < other.end && other.first < this.end;
  }

  contains(other: Cidr): boolean {
    return this.first <= other.first && other.end <= this.end;
  }

  toString(): string {
    const bytes = [24, 16, 8, 0].map(
      shift => Math.floor(this.first / 2 ** shift) % 256,
    );
    return `${bytes.join('.')}/${this.prefix}`;
  }
}
