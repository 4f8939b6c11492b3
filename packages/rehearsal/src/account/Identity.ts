import { createHash } from 'crypto';

/**
 * Names and numbers for one new object, drawn from a hash: the same object
 * in the same account gets the same ones in every run, and its successor
 * after a delete gets others.
 */
export class Identity {
  constructor(private readonly seed: string) {}

  /** Lower-case hexadecimal digits, up to 64. */
  hex(length: number, purpose = 'id'): string {
    return createHash('sha256')
      .update(`${this.seed}\n${purpose}`)
      .digest('hex')
      .slice(0, length);
  }

  /** A number of so many decimal digits that fits a double exactly. */
  digits(length: number, purpose = 'id'): number {
    const low = 10 ** (length - 1);
    const span = Math.min(9 * low, Number.MAX_SAFE_INTEGER - low);
    return low + (parseInt(this.hex(13, purpose), 16) % span);
  }

  uuid(purpose = 'id'): string {
    const hex = this.hex(32, purpose);
    const variant = '89ab'[parseInt(hex[16], 16) % 4];
    return [
      hex.slice(0, 8),
      hex.slice(8, 12),
      `4${hex.slice(13, 16)}`,
      `${variant}${hex.slice(17, 20)}`,
      hex.slice(20, 32),
    ].join('-');
  }

  /** Upper-case letters and digits, as IAM's unique ids have them. */
  letters(length: number, purpose = 'id'): string {
    const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';
    return [...this.hex(2 * length, purpose)]
      .map((_, index, all) => all.slice(2 * index, 2 * index + 2).join(''))
      .slice(0, length)
      .map(byte => alphabet[parseInt(byte, 16) % alphabet.length])
      .join('');
  }

  /** A time of the first days of 2025, in milliseconds. */
  time(purpose = 'time'): number {
    const second = parseInt(this.hex(6, purpose), 16) % 1_000_000;
    return Date.UTC(2025, 0, 1) + second * 1000;
  }
}
