import {
  ConflictError,
  NotAllowedError,
  ServiceUnavailableError,
} from '@backstage/errors';
import {
  explainGitHubError,
  GitHubNotConfiguredError,
  untilAborted,
  type GitHubClients,
} from '@lakeport/backstage-plugin-databricks-node';
import type { Octokit } from '@octokit/rest';
import type { Repository } from '../../environments/Environment';
import { ArtifactError } from '../ArtifactError';
import { DispatchRefusedError } from '../DispatchRefusedError';

/** Errors that say all that there is to say already. */
const SAID = [
  ArtifactError,
  ConflictError,
  DispatchRefusedError,
  GitHubNotConfiguredError,
  NotAllowedError,
  ServiceUnavailableError,
];

/** What a request is made with. */
export interface Asking {
  octokit: Octokit;
  names: { owner: string; repo: string };
  /** For Octokit's `request`. */
  request: { signal?: AbortSignal };
}

/** What the parts of the deployer ask GitHub through. */
export type RepositoryClients = Pick<
  GitHubClients,
  'followingOctokit' | 'userOctokit' | 'download'
>;

/**
 * Asks GitHub about a repository, and turns whatever it or the network answers
 * into an error that says what failed and holds nothing of the request: neither
 * its headers nor what somebody typed.
 *
 * @param what - what is being done, as in "<what> failed"
 * @param of - `token`: of a user, in place of the portal's credentials
 */
export async function askGitHub<T>(
  clients: RepositoryClients,
  what: string,
  of: { repository: Repository; signal?: AbortSignal; token?: string },
  ask: (asking: Asking) => Promise<T>,
): Promise<T> {
  const { repository, signal, token } = of;
  const { owner, repo } = repository;
  signal?.throwIfAborted();
  try {
    const octokit =
      token === undefined
        ? await clients.followingOctokit(repository)
        : clients.userOctokit(repository, token);
    // Octokit takes an abort for a failure of the server and tries again.
    return await untilAborted(
      ask({ octokit, names: { owner, repo }, request: { signal } }),
      signal,
    );
  } catch (error) {
    signal?.throwIfAborted();
    throw SAID.some(said => error instanceof said)
      ? error
      : explainGitHubError(error, what, repository);
  }
}
