import { validProject } from './validProject';

/**
 * The valid project with the value at a dotted path set, or removed when the
 * value is undefined. Mappings on the way are made.
 */
export function withValue(path: string, value: unknown): unknown {
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
  return set(validProject(), path.split('.'));
}
