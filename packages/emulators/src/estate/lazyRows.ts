import type { Rows } from '../databricks/Rows';

/** A list whose items are made when they are asked for. */
export function lazyRows<T>(
  length: number,
  make: (index: number) => T,
): Rows<T> {
  return {
    length,
    slice(start, end) {
      const first = Math.min(start, length);
      return Array.from(
        { length: Math.max(0, Math.min(end, length) - first) },
        (_, offset) => make(first + offset),
      );
    },
  };
}
