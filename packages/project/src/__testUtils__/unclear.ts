import type { Problem } from '../Problem';

/** Words of zod and of JavaScript, which are none for a reader of a file. */
const NO_WORDS =
  /invalid|expected|received|undefined|\bnull\b|NaN|\[object|too (?:big|small):/i;

/** Problems of a text that a reader could not understand or find. */
export function unclear(problems: readonly Problem[]): Problem[] {
  return problems.filter(({ message, hint, path, line, column }) => {
    // What is quoted was written by somebody else.
    const own = message.replace(/"(?:[^"\\]|\\.)*"/g, '""');
    return (
      NO_WORDS.test(own) || hint === '' || path === '' || line < 1 || column < 1
    );
  });
}
