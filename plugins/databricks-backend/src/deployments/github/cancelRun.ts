import { ServiceUnavailableError } from '@backstage/errors';
import { statusOf } from '@lakeport/backstage-plugin-databricks-node';
import type { Repository } from '../../environments/Environment';
import { askGitHub, type Asking, type RepositoryClients } from './askGitHub';

/**
 * Asks GitHub to end a run. That it could not be ended is believed only of a run
 * that has ended: one that has just been made is refused in the same way.
 *
 * @throws ServiceUnavailableError when GitHub does not cancel it yet
 */
export function cancelRun(
  clients: RepositoryClients,
  { repository, runId }: { repository: Repository; runId: string },
  signal?: AbortSignal,
): Promise<'cancelling' | 'finished'> {
  return askGitHub(
    clients,
    `Cancelling run ${runId}`,
    { repository, signal },
    async asking => {
      const { octokit, names, request } = asking;
      const run_id = Number(runId);
      try {
        await octokit.rest.actions.cancelWorkflowRun({
          ...names,
          run_id,
          request,
        });
        return 'cancelling';
      } catch (error) {
        const status = statusOf(error);
        if (status !== 404 && status !== 409) {
          throw error;
        }
        if (await hasEnded(asking, run_id)) {
          return 'finished';
        }
        if (status === 404) {
          throw error;
        }
        throw new ServiceUnavailableError(
          `GitHub does not cancel run ${runId} yet; it is asked again`,
        );
      }
    },
  );
}

async function hasEnded(
  { octokit, names, request }: Asking,
  run_id: number,
): Promise<boolean> {
  try {
    const { data } = await octokit.rest.actions.getWorkflowRun({
      ...names,
      run_id,
      request,
    });
    return data.status === 'completed';
  } catch (error) {
    if (statusOf(error) === 404) {
      return true;
    }
    throw error;
  }
}
