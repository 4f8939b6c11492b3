import { z } from 'zod';
import type { Finding } from '../Finding';
import { findingFromIssue } from './findingFromIssue';
import { projectFileSchema } from './projectFileSchema';
import { SchemaNode } from './SchemaNode';

type Issue = z.core.$ZodIssue;
type Path = readonly PropertyKey[];

/** A value with more of them is no project file, and wording them takes time. */
const MOST_ISSUES = 1000;

/** Everything the schema has to say against a value, in our own words. */
export function schemaFindings(value: unknown): Finding[] {
  return findings(projectFileSchema, value, []);
}

function findings(
  schema: z.core.$ZodType,
  value: unknown,
  at: Path,
): Finding[] {
  const result = z.safeParse(schema, value, { reportInput: true });
  return (result.error?.issues ?? []).slice(0, MOST_ISSUES).flatMap(issue => {
    const path = [...at, ...issue.path];
    if (isLengthOfNoList(issue)) {
      return [];
    }
    if (issue.code === 'invalid_union') {
      return unionIssues(issue.errors).flatMap(inner =>
        findingFromIssue({ ...inner, path: [...path, ...inner.path] }),
      );
    }
    if (issue.code === 'invalid_key') {
      // The schema stops at a key it refuses; what is below may be wrong as well.
      const below = SchemaNode.of(projectFileSchema).at(path).schemas();
      const held = valueAt(value, issue.path);
      return [
        ...findingFromIssue({ ...issue, path }),
        ...below.flatMap(inner => findings(inner, held, path)),
      ];
    }
    return findingFromIssue({ ...issue, path });
  });
}

function valueAt(value: unknown, path: Path): unknown {
  return path.reduce<unknown>(
    (held, key) =>
      typeof held === 'object' && held !== null && Object.hasOwn(held, key)
        ? Object.getOwnPropertyDescriptor(held, key)?.value
        : undefined,
    value,
  );
}

/**
 * The issues of the alternative that was most likely meant: the one that
 * refuses the fewest keys, then the one that says most, because it knew more
 * of the keys.
 */
function unionIssues(alternatives: Issue[][]): Issue[] {
  const unknownKeys = (issues: Issue[]) =>
    issues.reduce((sum, issue) => sum + refusedKeys(issue), 0);
  return alternatives.reduce((best, issues) =>
    unknownKeys(issues) < unknownKeys(best) ? issues : best,
  );
}

function refusedKeys(issue: Issue): number {
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.length;
  }
  return issue.code === 'invalid_type' && issue.expected === 'never' ? 1 : 0;
}

/** A text has a length, too, and its being no list has been said already. */
function isLengthOfNoList(issue: Issue): boolean {
  return (
    (issue.code === 'too_small' || issue.code === 'too_big') &&
    !Array.isArray(issue.input)
  );
}
