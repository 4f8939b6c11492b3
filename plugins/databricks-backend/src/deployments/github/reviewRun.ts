import { ConflictError, NotAllowedError } from '@backstage/errors';
import {
  isRateLimit,
  statusOf,
} from '@lakeport/backstage-plugin-databricks-node';
import type { Deployer } from '../Deployer';
import { askGitHub, type Asking, type RepositoryClients } from './askGitHub';
import { refusedWords } from './refusedWords';

/**
 * Approves or rejects what a run waits for, once, as whoever the token is of.
 *
 * @throws NotAllowedError when GitHub does not let them
 * @throws ConflictError when the run waits no longer
 */
export function reviewRun(
  clients: RepositoryClients,
  request: Parameters<Deployer['review']>[0],
  signal?: AbortSignal,
): Promise<void> {
  const { repository, runId, environments, decision, comment, token } = request;
  return askGitHub(
    clients,
    `Reviewing run ${runId}`,
    { repository, signal, token },
    async asking => {
      const { octokit, names, request: options } = asking;
      try {
        await octokit.rest.actions.reviewPendingDeploymentsForRun({
          ...names,
          run_id: Number(runId),
          environment_ids: environments.map(Number),
          state: decision,
          comment,
          request: options,
        });
      } catch (error) {
        if (statusOf(error) === 422 && (await stillWaits(asking, request))) {
          throw notTheirs(error, request);
        }
        throw refusal(error, request) ?? error;
      }
    },
  );
}

/**
 * GitHub refuses who is no reviewer in the words in which it refuses a review
 * that came too late. What still waits was not reviewed.
 */
async function stillWaits(
  { octokit, names, request }: Asking,
  { runId, environments }: Parameters<Deployer['review']>[0],
): Promise<boolean> {
  try {
    const { data } = await octokit.rest.actions.getPendingDeploymentsForRun({
      ...names,
      run_id: Number(runId),
      request,
    });
    return data.some(({ environment }) =>
      environments.includes(String(environment.id)),
    );
  } catch {
    return false;
  }
}

function notTheirs(
  error: unknown,
  { repository, runId, token }: Parameters<Deployer['review']>[0],
): NotAllowedError {
  const { host, owner, repo } = repository;
  return new NotAllowedError(
    `${host} does not take this review of run ${runId} of ${owner}/${repo} from ${
      token === undefined ? 'the portal' : 'you'
    }: it takes it from the environment's reviewers, and may refuse whoever has started the run (it says: ${refusedWords(
      error,
    )})`,
  );
}

function refusal(
  error: unknown,
  { repository, runId, token }: Parameters<Deployer['review']>[0],
): Error | undefined {
  const { host, owner, repo } = repository;
  const isUser = token !== undefined;
  if (isRateLimit(error)) {
    return undefined;
  }
  switch (statusOf(error)) {
    case 401:
      return new NotAllowedError(
        isUser
          ? `${host} does not take your sign-in: sign in with GitHub again`
          : `${host} does not take the credentials of the portal's GitHub integration: check integrations.github in app-config`,
      );
    case 403:
    case 404:
      return new NotAllowedError(
        isUser
          ? `${host} does not let you review run ${runId} of ${owner}/${repo}: you have to be one of the environment's reviewers, and your sign-in has to cover the repository (scope repo)`
          : `${host} does not let the portal review run ${runId} of ${owner}/${repo}: its app or user has to be one of the environment's reviewers and needs the permission Deployments: write`,
      );
    case 409:
    case 422:
      return new ConflictError(
        `Run ${runId} of ${owner}/${repo} does not wait for this review: it was reviewed or has ended, or ${host} does not take it from ${
          isUser ? 'you' : 'the portal'
        }`,
      );
    default:
      return undefined;
  }
}
