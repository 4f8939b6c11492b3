import { problemText, type Problem } from '@lakeport/project';

/**
 * A problem of a project file as one line, `path: message; hint`, in the words
 * that the form shows at its field.
 */
export function problemLine(
  problem: Pick<Problem, 'path' | 'message' | 'hint'>,
): string {
  const text = problemText(problem);
  return problem.path ? `${problem.path}: ${text}` : text;
}
