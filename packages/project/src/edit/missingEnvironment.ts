import type { Finding } from '../Finding';
import { nearest } from '../nearest';
import { shown } from '../shown';

/** That there is no such environment, and which there are. */
export function missingEnvironment(
  path: readonly string[],
  name: string,
  known: readonly string[],
): Finding {
  const close = nearest(name, known);
  return {
    path,
    message: `there is no environment ${shown(name)}`,
    hint: `${close ? `did you mean ${close}? ` : ''}there ${
      known.length === 1 ? 'is' : 'are'
    } ${known.join(', ') || 'none'}`,
    about: 'key',
  };
}
