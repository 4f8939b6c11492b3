import type { Finding } from '../Finding';

const DEEPEST = 32;
/** More than a file of the largest size can hold; only shared references get there. */
const MOST_VALUES = 500_000;

/** What is said before the schema is asked, and whether it can be asked at all. */
export interface PlainFindings {
  endless: boolean;
  findings: Finding[];
}

/**
 * What the schema cannot see: nesting that has no end or no purpose, and keys
 * that mean something to JavaScript itself.
 */
export function plainFindings(value: unknown): PlainFindings {
  const findings: Finding[] = [];
  let endless: Finding | undefined;
  let values = 0;

  const visit = (held: unknown, path: readonly string[]) => {
    if (typeof held !== 'object' || held === null || endless) {
      return;
    }
    values += 1;
    if (path.length > DEEPEST || values > MOST_VALUES) {
      endless = {
        path: path.slice(0, 4),
        message:
          values > MOST_VALUES
            ? `there are more than ${MOST_VALUES} values`
            : `nested more than ${DEEPEST} levels deep`,
        hint: 'use the keys of the file, which are at most ten levels deep',
        about: 'value',
      };
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
      } else {
        visit(inner, [...path, key]);
      }
    }
  };
  visit(value, []);
  return endless
    ? { endless: true, findings: [endless] }
    : { endless: false, findings };
}
