/**
 * A value with what is at a dotted path set, or removed when the value is
 * undefined. Mappings on the way are made.
 */
export function setValue(
  whole: unknown,
  path: string,
  value: unknown,
): unknown {
  const set = (held: unknown, keys: string[]): unknown => {
    const [key, ...rest] = keys;
    if (key === undefined) {
      return value;
    }
    const entries = new Map(
      Object.entries(typeof held === 'object' && held !== null ? held : {}),
    );
    const inner = set(entries.get(key), rest);
    if (inner === undefined) {
      entries.delete(key);
    } else {
      entries.set(key, inner);
    }
    return Object.fromEntries(entries);
  };
  return set(whole, path.split('.'));
}
