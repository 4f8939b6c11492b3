import type { GitRepository } from './GitRepository';

/** A file that differs between two commits. */
export interface ChangedFile {
  path: string;
  /** As git has it: A, D, M or T. */
  letter: string;
  /** Of the blob: the new one, or the old one of a deleted file. */
  sha: string;
  additions: number;
  deletions: number;
}

const RAW = /^:\d+ \d+ ([0-9a-f]{40}) ([0-9a-f]{40}) ([A-Z])/;

/**
 * What changed, by path.
 *
 * @param range - as `git diff` takes it: `base...head` from the merge base on,
 * or two commits or trees
 */
export async function readChanges(
  git: GitRepository,
  range: readonly string[],
): Promise<ChangedFile[]> {
  const out = await git.git([
    'diff',
    '--raw',
    '--numstat',
    '--abbrev=40',
    '--no-renames',
    '-z',
    ...range,
  ]);
  const fields = out.toString().split('\0').filter(Boolean);
  const files = new Map<string, ChangedFile>();
  for (const [index, field] of fields.entries()) {
    const [, before, after, letter] = RAW.exec(field) ?? [];
    const [added, deleted, path] = field.split('\t');
    const known = path === undefined ? undefined : files.get(path);
    if (letter !== undefined) {
      files.set(fields[index + 1], {
        path: fields[index + 1],
        letter,
        sha: letter === 'D' ? before : after,
        additions: 0,
        deletions: 0,
      });
    } else if (known) {
      known.additions = Number(added) || 0;
      known.deletions = Number(deleted) || 0;
    }
  }
  return [...files.values()];
}

/** The changes of the same files in the same order as GitHub shows them: each from its first hunk, empty without one. */
export async function readPatches(
  git: GitRepository,
  range: readonly string[],
): Promise<string[]> {
  const out = await git.git(['diff', '--no-renames', ...range]);
  return out
    .toString()
    .split(/^(?=diff --git )/m)
    .filter(Boolean)
    .map(text => {
      const start = text.indexOf('\n@@');
      return start < 0 ? '' : text.slice(start + 1).trimEnd();
    });
}
