import type { z } from 'zod';
import type { Problem } from '../Problem';
import { shownPath } from '../shownPath';

/** What is wrong with the edits themselves, as their schema says it. */
export function editIssues(issues: readonly z.core.$ZodIssue[]): Problem[] {
  return issues.flatMap(issue =>
    issue.code === 'invalid_union' && issue.errors.some(held => held.length > 0)
      ? closest(issue.errors).map(inner => said(inner, issue.path))
      : [said(issue, [])],
  );
}

function said(issue: z.core.$ZodIssue, at: PropertyKey[]): Problem {
  return {
    path: shownPath(['edits', ...at, ...issue.path]),
    message: issue.message,
    hint: 'see the description of edits',
    line: 0,
    column: 0,
  };
}

/** The alternative whose kind it is, which says nothing about the kind. */
function closest(alternatives: z.core.$ZodIssue[][]): z.core.$ZodIssue[] {
  return (
    alternatives.find(issues =>
      issues.every(({ path }) => path[0] !== 'kind'),
    ) ?? alternatives[0].filter(({ path }) => path[0] === 'kind')
  );
}
