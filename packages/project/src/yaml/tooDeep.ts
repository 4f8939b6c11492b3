import { CST } from 'yaml';

/** Deeper than any project file, and far from what a call stack holds. */
const DEEPEST = 64;

/**
 * The offset at which a parsed text is nested too deep to be composed, which is
 * done by recursion; undefined when it is not.
 */
export function tooDeep(document: CST.Document): number | undefined {
  const stack: Array<{ token: CST.Token; depth: number }> = document.value
    ? [{ token: document.value, depth: 1 }]
    : [];
  for (let next = stack.pop(); next; next = stack.pop()) {
    const { token, depth } = next;
    if (depth > DEEPEST) {
      return token.offset;
    }
    if (CST.isCollection(token)) {
      for (const { key, value } of token.items) {
        for (const child of [key, value]) {
          if (child) {
            stack.push({ token: child, depth: depth + 1 });
          }
        }
      }
    }
  }
  return undefined;
}
