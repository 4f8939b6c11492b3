import type { Finding } from '../Finding';
import { shown } from '../shown';

/** Lists whose repeats have been told in words of their own. */
const TOLD = new Set([
  'availabilityZones',
  'groups/workspace',
  'users/workspace',
]);
/** Enough to be told, and few enough to be looked through quickly. */
const LONGEST = 10_000;

/** Where lists are looked for; those elsewhere are no sets. */
const PARTS = ['environments', 'lakehouse', 'connectivity', 'regions'];

/**
 * That no list of the environments, or of what spans several of them, names the
 * same thing twice.
 */
export function checkRepeats(spec: Record<string, unknown>): Finding[] {
  const findings: Finding[] = [];
  const visit = (held: unknown, path: PropertyKey[]) => {
    if (Array.isArray(held)) {
      if (!isTold(path)) {
        findings.push(...repeats(held.slice(0, LONGEST), path));
      }
      held.forEach((item, index) => visit(item, [...path, index]));
    } else if (typeof held === 'object' && held !== null) {
      Object.entries(held).forEach(([key, inner]) =>
        visit(inner, [...path, key]),
      );
    }
  };
  PARTS.forEach(part => visit(spec[part], ['spec', part]));
  return findings;
}

function isTold(path: PropertyKey[]): boolean {
  const last = String(path.at(-1));
  return TOLD.has(last) || TOLD.has(`${last}/${String(path.at(-3))}`);
}

function repeats(items: unknown[], path: PropertyKey[]): Finding[] {
  const seen = new Set<string>();
  return items.flatMap((item, index): Finding[] => {
    if (typeof item !== 'string') {
      return [];
    }
    const again = seen.has(item);
    seen.add(item);
    return again
      ? [
          {
            path: [...path, index],
            message: `${shown(item)} is listed twice`,
            hint: 'keep one of them',
            about: 'value',
          },
        ]
      : [];
  });
}
