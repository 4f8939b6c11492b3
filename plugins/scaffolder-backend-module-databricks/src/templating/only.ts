/**
 * A list of objects with only some of their keys, those that they have; anything
 * else as it is.
 */
export function only(value: unknown, keys: readonly string[]): unknown {
  return Array.isArray(value)
    ? value.map(item =>
        typeof item === 'object' && item !== null && !Array.isArray(item)
          ? Object.fromEntries(
              Object.entries(item).filter(([key]) => keys.includes(key)),
            )
          : item,
      )
    : value;
}
