import type { Finding } from '../Finding';
import { shown } from '../shown';
import { filled } from './filled';
import { asKey } from './FormReader';
import { isMapping } from './isMapping';

/**
 * Things with names, as the list that a form has or as the mapping that the file
 * has, as that mapping; anything else as it is. A thing may have nothing but its
 * name.
 *
 * @param what - what one of them is called
 * @param each - makes of what one says what the file says of it
 */
export function namedFromForm(
  value: unknown,
  path: string[],
  what: string,
  each: (thing: unknown) => unknown = thing => thing,
): { value: unknown; findings: Finding[] } {
  const list = Array.isArray(value) ? value : undefined;
  if (!list && !isMapping(value)) {
    return { value: filled(value), findings: [] };
  }
  const things = list
    ? list.map(item => {
        const { name, ...rest } = isMapping(item) ? item : { name: item };
        return { name: asKey(name), thing: rest };
      })
    : Object.entries(isMapping(value) ? value : {}).map(([name, thing]) => ({
        name,
        thing,
      }));
  const made = new Map<string, unknown>();
  const findings: Finding[] = [];
  for (const { name, thing } of things) {
    if (made.has(name)) {
      findings.push({
        path: [...path, name],
        message: `${what} ${shown(name)} is there twice`,
        hint: `give every ${what} a name of its own`,
        about: 'key',
      });
    } else {
      made.set(name, each(isMapping(thing) ? filled(thing) ?? {} : thing));
    }
  }
  return {
    value: made.size > 0 ? Object.fromEntries(made) : undefined,
    findings,
  };
}
