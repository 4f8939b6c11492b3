/**
 * A pattern of SQL's LIKE as a test: `%` is any text, `_` any character, and a
 * backslash takes the meaning of what follows.
 */
export function likePattern(pattern: string): (text: string) => boolean {
  const expression = pattern.replace(
    /\\([\s\S])|([%_])|([\s\S])/gu,
    (_match, escaped, wildcard, other) => {
      if (wildcard) {
        return wildcard === '%' ? '[\\s\\S]*' : '[\\s\\S]';
      }
      return (escaped ?? other).replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&');
    },
  );
  const test = new RegExp(`^${expression}$`, 'u');
  return text => test.test(text);
}
