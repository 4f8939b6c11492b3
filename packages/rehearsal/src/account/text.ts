import type { Value } from '../wire/Value';

/** A value if it is a string that says something, else undefined. */
export function text(value: Value | undefined): string | undefined {
  return typeof value === 'string' && value !== '' ? value : undefined;
}
