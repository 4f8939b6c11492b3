import {
  fetchRedirected,
  GitHubNotConfiguredError,
  isRateLimit,
  readAtMost,
  statusOf,
  type GitHubClients,
} from '@lakeport/backstage-plugin-databricks-node';
import type { Octokit } from '@octokit/rest';
import { z } from 'zod';
import type { Repository } from '../environments/Environment';
import { readTail } from '../github/readTail';
import { ArtifactError } from './ArtifactError';
import type {
  Deployer,
  DispatchRequest,
  Run,
  RunJob,
  RunRef,
} from './Deployer';
import { DispatchRefusedError } from './DispatchRefusedError';
import { dispatchRefusal } from './dispatchRefusal';

/** With return_run_details GitHub answers the dispatch with the run (changelog 2026-02-19). */
const runDetails = z.object({
  workflow_run_id: z.union([z.number(), z.string()]).transform(String),
  html_url: z.string().optional(),
});

/** How far a list of runs is looked through for the one with the id in its title. */
const RECENT_RUNS = 100;

/**
 * Deploys through GitHub Actions, with the credentials of the portal's GitHub
 * integration. Nothing is tried again in here: the follower comes back.
 */
export class GitHubDeployer implements Deployer {
  readonly #clients: GitHubClients;

  constructor(clients: GitHubClients) {
    this.#clients = clients;
  }

  async dispatch(
    request: DispatchRequest,
    signal?: AbortSignal,
  ): Promise<RunRef | undefined> {
    const { repository, workflow } = request;
    const { owner, repo } = repository;
    const octokit = await this.#octokit(repository);
    try {
      const { data: found } = await octokit.rest.repos.get({
        owner,
        repo,
        request: { signal },
      });
      const send = (extra: { return_run_details?: true }) =>
        octokit.request(
          'POST /repos/{owner}/{repo}/actions/workflows/{workflow_id}/dispatches',
          {
            owner,
            repo,
            workflow_id: workflow,
            ref: found.default_branch,
            inputs: {
              deployment_id: request.deploymentId,
              operation: request.operation,
              environment: request.environment,
              // Only where it is said: a workflow may not know the input yet.
              ...(request.allowDestroy?.length && {
                allow_destroy: request.allowDestroy.join(' '),
              }),
            },
            ...extra,
            request: { signal },
          },
        );
      const response = await send({ return_run_details: true }).catch(error => {
        // GitHub Enterprise Server does not know the field yet and names it.
        if (
          [400, 422].includes(statusOf(error) ?? 0) &&
          String(error).includes('return_run_details')
        ) {
          return send({});
        }
        throw error;
      });
      const details = runDetails.safeParse(response.data);
      return details.success
        ? { runId: details.data.workflow_run_id, runUrl: details.data.html_url }
        : undefined;
    } catch (error) {
      const refusal = dispatchRefusal(error, request);
      throw refusal ? new DispatchRefusedError(refusal) : error;
    }
  }

  async findRun(
    request: Parameters<Deployer['findRun']>[0],
    signal?: AbortSignal,
  ): Promise<RunRef | undefined> {
    const { owner, repo } = request.repository;
    const octokit = await this.#octokit(request.repository);
    const { data } = await octokit.rest.actions.listWorkflowRuns({
      owner,
      repo,
      workflow_id: request.workflow,
      event: 'workflow_dispatch',
      per_page: RECENT_RUNS,
      request: { signal },
    });
    const run = data.workflow_runs
      .filter(({ display_title }) =>
        display_title.split(/\s+/).includes(request.deploymentId),
      )
      .filter(({ id }) => String(id) !== request.notRunId)
      .sort((a, b) => a.id - b.id)
      .at(0);
    return run && { runId: String(run.id), runUrl: run.html_url };
  }

  async readRun(
    request: { repository: Repository; runId: string },
    signal?: AbortSignal,
  ): Promise<Run | undefined> {
    const { owner, repo } = request.repository;
    const run_id = Number(request.runId);
    const octokit = await this.#octokit(request.repository);
    try {
      const { data: run } = await octokit.rest.actions.getWorkflowRun({
        owner,
        repo,
        run_id,
        request: { signal },
      });
      const { data } = await octokit.rest.actions.listJobsForWorkflowRun({
        owner,
        repo,
        run_id,
        per_page: 100,
        request: { signal },
      });
      return {
        runId: request.runId,
        runUrl: run.html_url,
        status: run.status ?? 'queued',
        conclusion: run.conclusion ?? undefined,
        jobs: data.jobs.map(
          (job): RunJob => ({
            id: String(job.id),
            name: job.name,
            status: job.status,
            conclusion: job.conclusion ?? undefined,
            steps: (job.steps ?? []).map(step => ({
              number: step.number,
              name: step.name,
              status: step.status,
              conclusion: step.conclusion ?? undefined,
              startedAt: step.started_at ?? undefined,
              completedAt: step.completed_at ?? undefined,
            })),
          }),
        ),
      };
    } catch (error) {
      if (statusOf(error) === 404) {
        return undefined;
      }
      throw error;
    }
  }

  async readLog(
    request: { repository: Repository; jobId: string; mostBytes: number },
    signal?: AbortSignal,
  ): Promise<string> {
    const { owner, repo } = request.repository;
    const octokit = await this.#octokit(request.repository);
    const log = await this.#download(
      request.repository,
      octokit.rest.actions.downloadJobLogsForWorkflowRun.endpoint({
        owner,
        repo,
        job_id: Number(request.jobId),
      }),
      signal,
    );
    if (!log.ok) {
      throw new Error(`the log could not be read: ${log.status}`);
    }
    return readTail(log, request.mostBytes);
  }

  async readArtifact(
    request: {
      repository: Repository;
      runId: string;
      name: string;
      mostBytes: number;
    },
    signal?: AbortSignal,
  ): Promise<Uint8Array | undefined> {
    const { name, mostBytes, repository } = request;
    const { owner, repo } = repository;
    const octokit = await this.#octokit(repository);
    try {
      const { data } = await octokit.rest.actions.listWorkflowRunArtifacts({
        owner,
        repo,
        run_id: Number(request.runId),
        name,
        per_page: 100,
        request: { signal },
      });
      // A run that was started again may have one of each attempt.
      const [artifact] = data.artifacts
        .filter(found => found.name === name)
        .sort((a, b) => b.id - a.id);
      if (!artifact) {
        return undefined;
      }
      if (artifact.expired) {
        throw new ArtifactError('it has expired');
      }
      const answer = await this.#download(
        repository,
        octokit.rest.actions.downloadArtifact.endpoint({
          owner,
          repo,
          artifact_id: artifact.id,
          archive_format: 'zip',
        }),
        signal,
      );
      if (!answer.ok) {
        throw new Error(`its download was answered with ${answer.status}`);
      }
      const zip = await readAtMost(answer, mostBytes);
      if (!zip) {
        throw new ArtifactError(`it is larger than ${mostBytes} bytes`);
      }
      return zip;
    } catch (error) {
      if (statusOf(error) === 403 && !isRateLimit(error)) {
        throw new ArtifactError(
          `the portal may not read artifacts of ${owner}/${repo}: give its token or app the permission Actions: read`,
        );
      }
      throw error;
    }
  }

  async #download(
    repository: Repository,
    endpoint: { url: string; headers: { accept?: unknown } },
    signal?: AbortSignal,
  ): Promise<Response> {
    return fetchRedirected(endpoint.url, {
      headers: {
        Accept: String(endpoint.headers.accept ?? 'application/json'),
        ...(await this.#clients.authorization(repository)),
      },
      signal,
    });
  }

  async #octokit(repository: Repository): Promise<Octokit> {
    try {
      return await this.#clients.octokit(repository);
    } catch (error) {
      throw error instanceof GitHubNotConfiguredError
        ? new DispatchRefusedError(error.message)
        : error;
    }
  }
}
