import type { Problem } from '@lakeport/project';

/**
 * A problem of a project file as one line, `path: message. hint.`, in the words
 * that the form shows at its field: both take them from the project's checks.
 */
export function problemLine(
  problem: Pick<Problem, 'path' | 'message' | 'hint'>,
): string {
  const { path, message, hint } = problem;
  const text = [message, hint].filter(Boolean).map(sentence).join(' ');
  return path ? `${path}: ${text}` : text;
}

function sentence(text: string): string {
  return /[.!?]$/.test(text) ? text : `${text}.`;
}
