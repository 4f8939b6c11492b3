import type { Modes } from './modes';

/**
 * Alternatives that the value of a key tells apart: what each is called, by
 * that value, in the order of the union.
 */
export function modesBy(key: string, names: Record<string, string>): Modes {
  const values = Object.keys(names);
  return {
    names: Object.values(names),
    of(_, value) {
      const held: unknown = Object.getOwnPropertyDescriptor(value, key)?.value;
      return typeof held === 'string' ? Math.max(0, values.indexOf(held)) : 0;
    },
  };
}
