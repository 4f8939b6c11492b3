/**
 * Whether a text may be given to git as the name of a branch, tag or commit:
 * git's own rules for names (git-check-ref-format), which leave out revision
 * syntax such as `main~1` or `main:file`.
 */
export function isSafeRef(name: string): boolean {
  return (
    name.length > 0 &&
    name.length <= 250 &&
    /^[^\s~^:?*[\\\p{Cc}]+$/u.test(name) &&
    !/^[-/.]|\.\.|@\{|\/\/|\/\.|\.lock(\/|$)|[/.]$/.test(name) &&
    name !== '@'
  );
}
