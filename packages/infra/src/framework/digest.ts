import { createHash } from 'node:crypto';

/**
 * A short, stable fingerprint of a text in hex: for names that have to change
 * when what they stand for does.
 */
export function digest(text: string, length: number): string {
  return createHash('sha256').update(text).digest('hex').slice(0, length);
}
