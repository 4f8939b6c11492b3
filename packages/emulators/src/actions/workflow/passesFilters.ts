import type { EventFilters } from './EventFilters';

/**
 * A pattern of GitHub's as a regular expression (GitHub Docs, workflow syntax,
 * filter pattern cheat sheet, 2026): `*` stops at a slash, `**` does not, `?`
 * and `+` are about the character before them.
 */
function toRegExp(pattern: string): RegExp {
  const source = pattern.replace(
    /\*\*\/|\*\*|\*|\[[^\]]*\]|[?+]|[.^$(){}|\\/]/g,
    token => {
      switch (token) {
        case '**/':
          return '(?:.*/)?';
        case '**':
          return '.*';
        case '*':
          return '[^/]*';
        case '?':
        case '+':
          return token;
        default:
          return token.startsWith('[') ? token : `\\${token}`;
      }
    },
  );
  return new RegExp(`^${source}$`);
}

/** Whether a list lets a text through; the last pattern that fits decides, and `!` takes back. */
function includes(patterns: readonly string[], text: string): boolean {
  let included = false;
  for (const pattern of patterns) {
    const negated = pattern.startsWith('!');
    if (toRegExp(negated ? pattern.slice(1) : pattern).test(text)) {
      included = !negated;
    }
  }
  return included;
}

function passes(
  name: string,
  wanted: readonly string[],
  unwanted: readonly string[],
): boolean {
  if (wanted.length > 0) {
    return includes(wanted, name);
  }
  return !includes(unwanted, name);
}

function isWantedRef(filters: EventFilters, ref: string): boolean {
  const { branches, branchesIgnore, tags, tagsIgnore } = filters;
  const ofBranches = branches.length + branchesIgnore.length > 0;
  const ofTags = tags.length + tagsIgnore.length > 0;
  const name = ref.replace(/^refs\/(heads|tags)\//, '');
  if (ref.startsWith('refs/tags/')) {
    // A filter by branches alone leaves tags out, and the other way round.
    return ofTags ? passes(name, tags, tagsIgnore) : !ofBranches;
  }
  return ofBranches ? passes(name, branches, branchesIgnore) : !ofTags;
}

/**
 * Whether an event starts a workflow with these filters.
 *
 * @param ref - full; of a pull request the branch that it goes into
 * @param files - what it changes; undefined where nothing is compared, as with
 * tags
 */
export function passesFilters(
  filters: EventFilters,
  { ref, files }: { ref: string; files?: readonly string[] },
): boolean {
  const { paths, pathsIgnore } = filters;
  if (!isWantedRef(filters, ref)) {
    return false;
  }
  if (!files || paths.length + pathsIgnore.length === 0) {
    return true;
  }
  return paths.length > 0
    ? files.some(file => includes(paths, file))
    : files.some(file => !includes(pathsIgnore, file));
}
