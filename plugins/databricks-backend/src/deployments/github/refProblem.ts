/** What git takes for a part of something else than a name (git-check-ref-format). */
const FORBIDDEN =
  /[\s~^:?*[\\]|\.\.|@\{|\/\/|^[-/.]|[/.]$|\/\.|\.lock(?:\/|$)|^@$/;
const MOST_CHARACTERS = 255;

/**
 * What is wrong with the name of a branch or tag; undefined when git could have
 * one of that name. Other refs, such as those of pull requests, are what anyone
 * can make who may open one: they are not deployed.
 */
export function refProblem(ref: string): string | undefined {
  if (ref.length === 0 || ref.length > MOST_CHARACTERS) {
    return `a name of a branch or tag has 1 to ${MOST_CHARACTERS} characters`;
  }
  if (FORBIDDEN.test(ref) || hasControlCharacters(ref)) {
    return `${JSON.stringify(
      ref,
    )} is no name that git takes for a branch or tag`;
  }
  if (ref.startsWith('refs/')) {
    return `${ref} is not the name of a branch or tag: leave out refs/heads/ or refs/tags/; other refs, such as those of pull requests, are not deployed`;
  }
  if (/^[0-9a-f]{40}$/i.test(ref)) {
    return `${ref} is a commit: give it as the commit, beside the branch or tag that it is on`;
  }
  return undefined;
}

function hasControlCharacters(text: string): boolean {
  return [...text].some(character => character < ' ' || character === '\x7f');
}
