import type { LoggerService } from '@backstage/backend-plugin-api';
import { ConflictError } from '@backstage/errors';
import type {
  RepositoryChange,
  RepositoryClient,
  RepositoryPullRequest,
} from '@lakeport/backstage-plugin-databricks-node';
import { pause } from '../deployment/pause';
import { findProposal } from './findProposal';
import type { Proposal } from './Proposal';

/** How often a branch that another task has just made is looked at again. */
const LOOKS = 3;
const LOOK_AGAIN_MS = 2_000;

/**
 * Opens the pull request of a request, or finds the one that it has. What other
 * people have pushed to it is left alone. A branch never stays without a pull
 * request: where one cannot be opened, the branch is removed.
 *
 * @throws ConflictError when its pull request was closed without being merged,
 *   and `again` does not ask for another one
 */
export async function proposeChanges(options: {
  repository: RepositoryClient;
  /** Branch that the changes are for, and the commit of it that they start from. */
  base: string;
  commit: string;
  changes: RepositoryChange[];
  request: string;
  title: string;
  description: string;
  again?: boolean;
  logger: LoggerService;
  signal?: AbortSignal;
  /** In milliseconds; for tests. */
  lookAgainMs?: number;
}): Promise<Proposal> {
  const { repository, request, changes, commit, signal, logger } = options;
  for (let look = 1; ; look++) {
    signal?.throwIfAborted();
    const found = await findProposal({ repository, request, signal });
    const { branch, pull } = found;
    if (pull?.state === 'open') {
      logger.info(`The request has pull request #${pull.number}: ${pull.url}`);
      return described('found', pull);
    }
    if (changes.length === 0) {
      return pull?.state === 'merged'
        ? described('merged', pull)
        : { state: 'unchanged' };
    }
    if (pull?.state === 'merged' && !(await isPast(pull))) {
      return described('merged', pull);
    }
    if (pull?.state === 'closed' && !options.again) {
      throw new ConflictError(
        `Pull request #${pull.number} of this request was closed without being merged (${pull.url}). See there why; run it again with "again" to propose it once more`,
      );
    }

    const target = pull ? found.next : branch;
    const tip = await repository.writeCommit(
      { parent: commit, message: options.title, changes },
      { signal },
    );
    // From here to the pull request nothing is cancelled halfway: what GitHub
    // was asked for might still come to be.
    signal?.throwIfAborted();
    const created = await repository.createBranch(target, tip);
    if (!created && look < LOOKS) {
      // Another task may be about to open the pull request of it.
      await pause(options.lookAgainMs ?? LOOK_AGAIN_MS, signal);
      continue;
    }
    if (!created) {
      await repository.moveBranch(target, tip);
    }
    try {
      const opened = await repository.pullRequests.open({
        branch: target,
        base: options.base,
        title: options.title,
        body: options.description,
      });
      return described('opened', opened);
    } catch (error) {
      const [twin] = await repository.pullRequests
        .ofBranch(target)
        .catch(() => []);
      if (twin?.state === 'open') {
        return described('found', twin);
      }
      await repository.deleteBranch(target);
      throw error;
    }
  }

  /** Whether what was merged is in the commit that the changes start from. */
  async function isPast(pull: RepositoryPullRequest): Promise<boolean> {
    return pull.mergeCommit === undefined
      ? true
      : repository.contains(commit, pull.mergeCommit, { signal });
  }
}

function described(
  state: Proposal['state'],
  { number, url, branch }: RepositoryPullRequest,
): Proposal {
  return { state, number, url, branch };
}
