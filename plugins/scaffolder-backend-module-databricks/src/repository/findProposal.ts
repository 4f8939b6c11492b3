import type {
  RepositoryClient,
  RepositoryPullRequest,
} from '@lakeport/backstage-plugin-databricks-node';
import { proposalBranch } from './proposalBranch';

/** Nobody has the same request refused so often; it ends the search. */
const MOST_GENERATIONS = 100;

/**
 * The newest pull request of a request, and the branch that the next one would
 * have. Without a pull request, `branch` is the first of the request.
 */
export async function findProposal(options: {
  repository: Pick<RepositoryClient, 'pullRequests'>;
  request: string;
  signal?: AbortSignal;
}): Promise<{ pull?: RepositoryPullRequest; branch: string; next: string }> {
  const { repository, request, signal } = options;
  let pull: RepositoryPullRequest | undefined;
  let branch = proposalBranch(request);
  for (let generation = 1; generation <= MOST_GENERATIONS; generation++) {
    const next = proposalBranch(request, generation);
    const [newest] = await repository.pullRequests.ofBranch(next, { signal });
    if (!newest) {
      return { pull, branch, next };
    }
    pull = newest;
    branch = next;
  }
  throw new Error(`The request ${request} has too many pull requests`);
}
