import { ServiceUnavailableError } from '@backstage/errors';
import type { Deployer, LogTail } from '../Deployer';
import { ArtifactError } from '../ArtifactError';
import { readTail } from '../../github/readTail';
import { askGitHub, type RepositoryClients } from './askGitHub';

/**
 * The end of the log of a job that has ended.
 *
 * @throws ArtifactError when GitHub keeps it no longer
 */
export function readLog(
  clients: RepositoryClients,
  request: Parameters<Deployer['readLog']>[0],
  signal?: AbortSignal,
): Promise<LogTail> {
  const { repository, jobId, mostBytes } = request;
  return askGitHub(
    clients,
    `Reading the log of job ${jobId}`,
    { repository, signal },
    async ({ octokit, names }) => {
      const log = await clients.download(
        repository,
        octokit.rest.actions.downloadJobLogsForWorkflowRun.endpoint({
          ...names,
          job_id: Number(jobId),
        }),
        signal,
      );
      if (log.ok) {
        return readTail(log, mostBytes);
      }
      await log.body?.cancel();
      if (log.status === 410) {
        throw new ArtifactError('GitHub has deleted the log');
      }
      throw new ServiceUnavailableError(
        `the log was answered with ${log.status}`,
      );
    },
  );
}
