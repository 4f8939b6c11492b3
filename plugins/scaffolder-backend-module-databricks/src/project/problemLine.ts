import type { Problem } from '@lakeport/project';

/**
 * A problem of a project file as one line: `path: message. hint`. Form and
 * actions show the same words because both take them from the project's checks.
 */
export function problemLine(
  problem: Pick<Problem, 'path' | 'message' | 'hint'>,
): string {
  const sentences = [problem.message, problem.hint]
    .map(part => part.trim().replace(/\.$/, ''))
    .filter(part => part !== '');
  const text = sentences.join('. ');
  return problem.path ? `${problem.path}: ${text}` : text;
}
