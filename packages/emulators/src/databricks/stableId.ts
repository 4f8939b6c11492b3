import { createHash } from 'node:crypto';

const digest = (seed: string) =>
  createHash('sha256').update(seed).digest('hex');

/** Ids that are the same at every start, made of what they are of. */
export const stableId = {
  hex: (seed: string, length: number) => digest(seed).slice(0, length),

  uuid(seed: string): string {
    const text = digest(seed);
    return [
      text.slice(0, 8),
      text.slice(8, 12),
      `4${text.slice(13, 16)}`,
      `8${text.slice(17, 20)}`,
      text.slice(20, 32),
    ].join('-');
  },

  /** Fifteen digits, as job and run ids have. */
  number: (seed: string): bigint =>
    100_000_000_000_000n +
    (BigInt(`0x${digest(seed).slice(0, 13)}`) % 800_000_000_000_000n),
};
