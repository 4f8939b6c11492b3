import { ServiceUnavailableError } from '@backstage/errors';
import {
  GitHubNotConfiguredError,
  statusOf,
} from '@lakeport/backstage-plugin-databricks-node';
import { z } from 'zod';
import type { DispatchRequest, RunRef } from '../Deployer';
import { DispatchRefusedError } from '../DispatchRefusedError';
import { dispatchRefusal } from '../dispatchRefusal';
import { askGitHub, type Asking, type RepositoryClients } from './askGitHub';

/** With return_run_details GitHub answers the dispatch with the run (changelog 2026-02-19). */
const runDetails = z.object({
  workflow_run_id: z.union([z.number(), z.string()]).transform(String),
  html_url: z.string().optional(),
});

/** GitHub may take minutes to know the workflows of a repository that was made just now. */
const YOUNG_MS = 10 * 60_000;

/**
 * Starts a run, once. It is sent a second time only where GitHub said that it
 * did not take the first: because of a field that Enterprise Server does not
 * know, or of credentials or a limit.
 */
export function dispatchRun(
  clients: RepositoryClients,
  request: DispatchRequest,
  signal?: AbortSignal,
): Promise<RunRef | undefined> {
  const { repository, workflow } = request;
  return askGitHub(
    clients,
    `Starting ${workflow}`,
    { repository, signal },
    async asking => {
      try {
        return await send(asking, request);
      } catch (error) {
        if (statusOf(error) === 404 && (await isYoung(asking))) {
          throw new ServiceUnavailableError(
            `GitHub does not know ${workflow} in ${repository.owner}/${repository.repo} yet, which was made minutes ago`,
          );
        }
        const refusal = dispatchRefusal(error, request);
        throw refusal ? new DispatchRefusedError(refusal) : error;
      }
    },
  ).catch(error => {
    throw error instanceof GitHubNotConfiguredError
      ? new DispatchRefusedError(error.message)
      : error;
  });
}

async function send(
  { octokit, names, request: options }: Asking,
  request: DispatchRequest,
): Promise<RunRef | undefined> {
  const post = (extra: { return_run_details?: true }) =>
    octokit.request(
      'POST /repos/{owner}/{repo}/actions/workflows/{workflow_id}/dispatches',
      {
        ...names,
        workflow_id: request.workflow,
        ref: request.ref,
        inputs: inputsOf(request),
        ...extra,
        request: options,
      },
    );
  const response = await post({ return_run_details: true }).catch(error => {
    // GitHub Enterprise Server does not know the field yet and names it.
    if (
      [400, 422].includes(statusOf(error) ?? 0) &&
      String(error).includes('return_run_details')
    ) {
      return post({});
    }
    throw error;
  });
  const details = runDetails.safeParse(response.data);
  return details.success
    ? { runId: details.data.workflow_run_id, runUrl: details.data.html_url }
    : undefined;
}

/** What is not said is left out: a workflow that was written before may not know the input. */
function inputsOf(request: DispatchRequest): Record<string, string> {
  const { allowDestroy, commit, phase } = request;
  return {
    deployment_id: request.deploymentId,
    operation: request.operation,
    environment: request.environment,
    ...(allowDestroy?.length && { allow_destroy: allowDestroy.join(' ') }),
    ...(commit && { commit }),
    ...(phase !== 'all' && { phase }),
  };
}

async function isYoung({ octokit, names, request }: Asking): Promise<boolean> {
  try {
    const { data } = await octokit.rest.repos.get({ ...names, request });
    return Date.now() - Date.parse(data.created_at) < YOUNG_MS;
  } catch {
    // The first answer says more.
    return false;
  }
}
