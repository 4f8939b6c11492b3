import type { Finding } from '../../Finding';

/**
 * Everything that only several places of a platform file together can be wrong
 * about. Takes any value.
 */
export function platformCrossFindings(
  _value: unknown,
  _today: string,
): Finding[] {
  return [];
}
