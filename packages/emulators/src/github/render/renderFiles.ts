import { readChanges, readPatches } from '../../git/readChanges';
import type { RouteHelper } from '../RouteHelper';
import type { Repository } from '../state/githubState';

const STATUS: Record<string, string> = { A: 'added', D: 'removed' };

/**
 * GitHub's `diff-entry` of every file that changed.
 *
 * @param range - as {@link readChanges} takes it
 * @param head - the commit that the links lead to
 * @param most - how many are shown
 */
export async function renderFiles(
  helper: RouteHelper,
  repository: Repository,
  range: readonly string[],
  head: string,
  most = 300,
) {
  const git = helper.context.store.git(repository);
  const [changes, patches] = await Promise.all([
    readChanges(git, range),
    readPatches(git, range),
  ]);
  return changes
    .slice(0, most)
    .map(({ path, letter, sha, additions, deletions }, index) => {
      const address = path.split('/').map(encodeURIComponent).join('/');
      return {
        sha,
        filename: path,
        status: STATUS[letter] ?? 'modified',
        additions,
        deletions,
        changes: additions + deletions,
        blob_url: `${helper.html(repository)}/blob/${head}/${address}`,
        raw_url: `${helper.html(repository)}/raw/${head}/${address}`,
        contents_url: `${helper.api(
          repository,
        )}/contents/${address}?ref=${head}`,
        ...(patches[index] ? { patch: patches[index] } : {}),
      };
    });
}
