import type { Finding } from '../Finding';
import { shown } from '../shown';
import { undeclared } from './undeclared';

/** That a name is one of those that a place of the whole file declares. */
export function noSuch(
  path: PropertyKey[],
  name: string | undefined,
  declared: object | undefined,
  place: { what: string; where: string },
): Finding[] {
  return undeclared(path, name, declared, place.where).map(finding => ({
    ...finding,
    message: `there is no ${place.what} ${shown(name ?? '')}`,
  }));
}
