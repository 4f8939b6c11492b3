import {
  type GithubCredentialsProvider,
  type ScmIntegrationRegistry,
} from '@backstage/integration';
import { Octokit } from '@octokit/rest';
import { z } from 'zod';
import type { Repository } from '../environments/Environment';
import type {
  Deployer,
  DispatchRequest,
  Run,
  RunJob,
  RunRef,
} from './Deployer';
import { DispatchRefusedError } from './DispatchRefusedError';
import { dispatchRefusal } from './dispatchRefusal';
import { readTail } from './readTail';
import { statusOf } from './statusOf';

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
  readonly #integrations: Pick<ScmIntegrationRegistry, 'github'>;
  readonly #credentials: GithubCredentialsProvider;

  constructor(options: {
    integrations: Pick<ScmIntegrationRegistry, 'github'>;
    credentials: GithubCredentialsProvider;
  }) {
    this.#integrations = options.integrations;
    this.#credentials = options.credentials;
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
    request: Pick<DispatchRequest, 'repository' | 'workflow' | 'deploymentId'>,
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
    const run = data.workflow_runs.find(({ display_title }) =>
      display_title.split(/\s+/).includes(request.deploymentId),
    );
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
    const { url, headers } =
      octokit.rest.actions.downloadJobLogsForWorkflowRun.endpoint({
        owner,
        repo,
        job_id: Number(request.jobId),
      });
    const authorization = await this.#authorization(request.repository);
    // GitHub answers with a link that is good for a minute and needs, and
    // shall see, no token.
    const answer = await fetch(url, {
      headers: {
        Accept: String(headers.accept ?? 'application/json'),
        ...authorization,
      },
      redirect: 'manual',
      signal,
    });
    const location = answer.headers.get('Location');
    const log =
      answer.status >= 300 && answer.status < 400 && location
        ? await fetch(new URL(location, url), { signal })
        : answer;
    if (!log.ok) {
      throw new Error(`the log could not be read: ${log.status}`);
    }
    return readTail(log, request.mostBytes);
  }

  async #octokit(repository: Repository): Promise<Octokit> {
    const { apiBaseUrl } = this.#config(repository);
    const quiet = () => {};
    return new Octokit({
      baseUrl: apiBaseUrl,
      auth: await this.#token(repository),
      userAgent: 'lakeport-backstage',
      log: { debug: quiet, info: quiet, warn: quiet, error: quiet },
    });
  }

  async #authorization(
    repository: Repository,
  ): Promise<Record<string, string>> {
    const token = await this.#token(repository);
    return token ? { Authorization: `token ${token}` } : {};
  }

  async #token(repository: Repository): Promise<string | undefined> {
    const { host, owner, repo } = repository;
    const { token } = await this.#credentials.getCredentials({
      url: `https://${host}/${owner}/${repo}`,
    });
    return token;
  }

  #config(repository: Repository) {
    const integration = this.#integrations.github.byHost(repository.host);
    if (!integration) {
      throw new DispatchRefusedError(
        `The portal has no GitHub integration for ${repository.host}: add it to integrations.github in app-config`,
      );
    }
    if (!integration.config.apiBaseUrl) {
      throw new DispatchRefusedError(
        `The GitHub integration for ${repository.host} has no apiBaseUrl: add it in app-config`,
      );
    }
    return { apiBaseUrl: integration.config.apiBaseUrl };
  }
}
