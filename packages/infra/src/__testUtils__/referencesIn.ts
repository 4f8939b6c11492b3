/** The only function calls that our constructs write: a short fingerprint. */
const FINGERPRINT = /^substr\(sha256\(join\(",", concat\((.*)\)\)\), 0, 8\)$/;

/**
 * The references that an expression is made of: one, or those that a
 * fingerprint is taken of. Any other expression is given back as it is.
 */
export function referencesIn(expression: string): string[] {
  const inside = FINGERPRINT.exec(expression)?.[1];
  return inside === undefined
    ? [expression]
    : inside.replace(/[[\]]/g, '').split(', ');
}
