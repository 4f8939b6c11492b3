import type { Problem } from './Problem';

/**
 * A problem in words, `message; hint`, for wherever there is one line for it: a
 * form field, a log line, an error. Both parts are written to be read together,
 * without capitals or full stops of their own.
 *
 * @public
 */
export function problemText(
  problem: Pick<Problem, 'message' | 'hint'>,
): string {
  const { message, hint } = problem;
  return hint ? `${message.replace(/\.$/, '')}; ${hint}` : message;
}
