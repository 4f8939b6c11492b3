import type { Finding } from '../Finding';
import { nearest } from '../nearest';
import { shown } from '../shown';

/** Comparing thousands of names to each other takes long. */
const MOST_COMPARED = 100;
const MOST_NAMED = 20;

/** That a name is one of those declared at a place of the environment. */
export function undeclared(
  path: PropertyKey[],
  name: string | undefined,
  declared: object | undefined,
  place: string,
): Finding[] {
  if (name === undefined || (declared && Object.hasOwn(declared, name))) {
    return [];
  }
  const names = Object.keys(declared ?? {});
  const close = nearest(name, names.slice(0, MOST_COMPARED));
  const declaration = `declare it in ${place}, or remove it here`;
  const known = `declared are ${names.slice(0, MOST_NAMED).join(', ')}`;
  return [
    {
      path,
      message: `${shown(name)} is not in ${place} of this environment`,
      hint: close
        ? `did you mean ${close}? ${known}`
        : `${declaration}${names.length > 0 ? `; ${known}` : ''}`,
      about: 'value',
    },
  ];
}
