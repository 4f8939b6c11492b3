export interface GitCommit {
  sha: string;
  tree: string;
  parents: string[];
  author: { name: string; email: string; date: string };
  committer: { name: string; email: string; date: string };
  message: string;
}

/** For `git log --format=…`; read back by {@link parseCommits}. */
export const COMMIT_FORMAT =
  '%H%x00%T%x00%P%x00%an%x00%ae%x00%aI%x00%cn%x00%ce%x00%cI%x00%B%x01';

const utc = (date: string) =>
  new Date(date).toISOString().replace(/\.\d+Z$/, 'Z');

/** Reads the output of `git log` with {@link COMMIT_FORMAT}. */
export function parseCommits(output: Buffer): GitCommit[] {
  return output
    .toString()
    .split('\x01')
    .map(record => record.replace(/^\n/, ''))
    .filter(Boolean)
    .map(record => {
      const [sha, tree, parents, an, ae, ad, cn, ce, cd, message] =
        record.split('\0');
      return {
        sha,
        tree,
        parents: parents.split(' ').filter(Boolean),
        author: { name: an, email: ae, date: utc(ad) },
        committer: { name: cn, email: ce, date: utc(cd) },
        message: message.replace(/\n+$/, ''),
      };
    });
}
