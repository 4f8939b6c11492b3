import type { Held } from './platformBench.ts';

/** What is not the same any more, and what is gone or new. */
export function differences(
  old: ReadonlyMap<string, Held>,
  now: ReadonlyMap<string, Held>,
) {
  const keys = [...new Set([...old.keys(), ...now.keys()])].sort();
  return {
    gone: keys.filter(key => !now.has(key)),
    added: keys.filter(key => !old.has(key)),
    changed: keys.filter(key => {
      const [then, here] = [old.get(key), now.get(key)];
      return then && here && JSON.stringify(then) !== JSON.stringify(here);
    }),
  };
}
