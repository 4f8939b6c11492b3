import { valid } from 'semver';

/** As the workflows accept it: what they install is exactly this. */
const VERSION = /^\d+\.\d+\.\d+(-[0-9A-Za-z.-]+)?$/;

/** Whether a text is an exact version that a repository may pin. */
export function isExactVersion(text: string): boolean {
  return VERSION.test(text) && valid(text) !== null;
}
