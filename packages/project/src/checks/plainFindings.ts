import type { Finding } from '../Finding';

const DEEPEST = 32;
/** More than a file of the largest size can hold; only shared references get there. */
const MOST_VALUES = 500_000;

/**
 * What keeps a value from being looked at any further: nesting that has no end
 * or no purpose, and keys that mean something to JavaScript itself.
 */
export function plainFindings(value: unknown): Finding[] {
  const findings: Finding[] = [];
  let values = 0;
  const visit = (held: unknown, path: readonly string[]) => {
    if (typeof held !== 'object' || held === null) {
      return;
    }
    values += 1;
    if (values === MOST_VALUES) {
      findings.push({
        path: [],
        message: `more than ${MOST_VALUES} values`,
        hint: 'write a project file, which has some hundreds',
        about: 'value',
      });
    }
    if (values >= MOST_VALUES) {
      return;
    }
    if (path.length > DEEPEST) {
      findings.push({
        path: path.slice(0, 4),
        message: `nested more than ${DEEPEST} levels deep`,
        hint: 'use the keys of the project file, which are at most ten levels deep',
        about: 'value',
      });
      return;
    }
    for (const [key, inner] of Object.entries(held)) {
      if (key === '__proto__') {
        findings.push({
          path: [...path, key],
          message: 'unknown key "__proto__"',
          hint: 'remove it',
          about: 'key',
        });
      } else if (findings.length < 100) {
        visit(inner, [...path, key]);
      }
    }
  };
  visit(value, []);
  return findings;
}
