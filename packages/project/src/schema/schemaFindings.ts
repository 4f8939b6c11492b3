import { z } from 'zod';
import type { Finding } from '../Finding';
import { findingFromIssue } from './findingFromIssue';
import type { Modes } from './modes';
import { parseOnce } from './parseOnce';
import { SchemaNode } from './SchemaNode';
import { pathKey } from '../yaml/pathKey';

type Issue = z.core.$ZodIssue;
type Path = readonly PropertyKey[];

/** A value with more of them is no file of ours, and wording them takes time. */
const MOST_ISSUES = 1000;

/** Everything a file's schema has to say against a value, in our own words. */
export function schemaFindings(
  file: z.core.$ZodType,
  value: unknown,
): Finding[] {
  return findings(SchemaNode.of(file), file, value, []);
}

function findings(
  file: SchemaNode,
  schema: z.core.$ZodType,
  value: unknown,
  at: Path,
): Finding[] {
  const result = z.safeParse(schema, value, {
    reportInput: true,
    ...parseOnce,
  });
  return issueFindings(
    file,
    (result.error?.issues ?? []).slice(0, MOST_ISSUES),
    value,
    at,
  );
}

function issueFindings(
  file: SchemaNode,
  issues: Issue[],
  value: unknown,
  at: Path,
): Finding[] {
  // A text has a length, too, and its being no list has been said already.
  const ofWrongType = new Set(
    issues
      .filter(({ code }) => code === 'invalid_type')
      .map(issue => pathKey(issue.path)),
  );
  return issues.flatMap(issue => {
    const path = [...at, ...issue.path];
    switch (issue.code) {
      case 'too_small':
      case 'too_big':
        return ofWrongType.has(pathKey(issue.path)) || isOfNumbers(issue)
          ? []
          : findingFromIssue(file, { ...issue, path });
      case 'invalid_union':
        return unionFindings(file, issue, value, path);
      case 'invalid_key': {
        // The schema stops at a key it refuses; what is below may be wrong as well.
        const below = file.at(path).schemas();
        const held = valueAt(value, issue.path);
        return [
          ...findingFromIssue(file, { ...issue, path }),
          ...below.flatMap(inner => findings(file, inner, held, path)),
        ];
      }
      case 'invalid_value':
        return findingFromIssue(
          file,
          { ...issue, path },
          valueAt(value, issue.path.slice(0, -1)),
        );
      default:
        return findingFromIssue(file, { ...issue, path });
    }
  });
}

/** What zod says of numbers that JavaScript cannot count; the field has limits of its own. */
function isOfNumbers(issue: Issue): boolean {
  return 'note' in issue;
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

/** What is wrong with the alternative of a union that was meant. */
function unionFindings(
  file: SchemaNode,
  issue: z.core.$ZodIssueInvalidUnion,
  value: unknown,
  path: PropertyKey[],
): Finding[] {
  if ('discriminator' in issue) {
    // The key that says which alternative is meant says none of them, or nothing.
    return findingFromIssue(file, { ...issue, path });
  }
  const fitting = issue.errors.filter(issues => !issues.some(isOfWholeValue));
  if (fitting.length === 0) {
    return findingFromIssue(file, { ...issue, path });
  }
  const modes = file.at(path).modes();
  const mode =
    modes && fitting.length === issue.errors.length
      ? modeOf(modes, issue.input)
      : undefined;
  return issueFindings(
    file,
    mode === undefined ? closest(fitting) : issue.errors[mode],
    valueAt(value, issue.path),
    path,
  );
}

/** Whether it says that the value itself is of another type. */
function isOfWholeValue(issue: Issue): boolean {
  return issue.path.length === 0 && issue.code === 'invalid_type';
}

/** The alternative that a value means; the first where it is no mapping. */
function modeOf(modes: Modes, value: unknown): number {
  return typeof value === 'object' && value !== null
    ? modes.of(Object.keys(value), value)
    : modes.of([], {});
}

/**
 * The issues of the alternative that was most likely meant: the one that
 * refuses the fewest keys, then the one that says most, because it knew more
 * of the keys.
 */
function closest(alternatives: Issue[][]): Issue[] {
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
