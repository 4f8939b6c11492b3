import { ConflictError, NotAllowedError } from '@backstage/errors';
import {
  isRateLimit,
  statusOf,
} from '@lakeport/backstage-plugin-databricks-node';
import type { Deployer } from '../Deployer';
import { askGitHub, type RepositoryClients } from './askGitHub';

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
    async ({ octokit, names, request: options }) => {
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
        throw refusal(error, request) ?? error;
      }
    },
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
