import { isError, NotFoundError } from '@backstage/errors';
import {
  RepositoryClient,
  type GitHubClients,
} from '@lakeport/backstage-plugin-databricks-node';
import { ArtifactError } from '../deployments/ArtifactError';
import type { Deployer } from '../deployments/Deployer';
import type { Repository } from '../environments/Environment';
import { reportLimits } from '../reports/reportLimits';
import type { ComparedEnvironment, DriftRun, DriftSource } from './DriftSource';
import { planOfArtifact } from './planOfArtifact';

const WORKFLOW = 'drift.yml';

/**
 * Reads comparisons from the runs of `drift.yml` on the default branch. What a
 * pull request ran is none: its author could have written anything there.
 */
export class GitHubDriftSource implements DriftSource {
  readonly #github: GitHubClients;
  readonly #deployer: Pick<Deployer, 'readArtifact' | 'readRun'>;

  constructor(options: {
    github: GitHubClients;
    deployer: Pick<Deployer, 'readArtifact' | 'readRun'>;
  }) {
    this.#github = options.github;
    this.#deployer = options.deployer;
  }

  async newest(
    repository: Repository,
    signal: AbortSignal,
  ): Promise<DriftRun | { reason: string }> {
    const client = new RepositoryClient({ clients: this.#github, repository });
    const branch = await client.defaultBranch({ signal });
    try {
      const runs = await client.runs.list(
        { workflow: WORKFLOW, branch },
        { signal },
      );
      const run = runs.find(({ status }) => status === 'completed');
      return run
        ? {
            runId: String(run.id),
            runUrl: run.url,
            startedAt: new Date(run.createdAt).toISOString(),
          }
        : {
            reason: `No run of ${WORKFLOW} has ended on ${branch} yet: it runs by its schedule, or when somebody starts it at GitHub`,
          };
    } catch (error) {
      if (isError(error) && error.name === NotFoundError.name) {
        return {
          reason: `The repository has no .github/workflows/${WORKFLOW} on ${branch}: lakeport workflows writes it`,
        };
      }
      throw error;
    }
  }

  async compared(
    request: { repository: Repository; run: DriftRun; environment: string },
    signal: AbortSignal,
  ): Promise<ComparedEnvironment> {
    const { repository, run, environment } = request;
    const { runId } = run;
    const name = `drift-${environment}`;
    try {
      const zip = await this.#deployer.readArtifact(
        { repository, runId, name, mostBytes: reportLimits.mostZipBytes },
        signal,
      );
      return zip
        ? planOfArtifact(zip)
        : { reason: await this.#withoutPlan(request, signal) };
    } catch (error) {
      if (error instanceof ArtifactError) {
        return {
          reason: `The artifact ${name} of the run cannot be read: ${error.message}`,
        };
      }
      throw error;
    }
  }

  /** Why a run has kept no plan of an environment. */
  async #withoutPlan(
    request: { repository: Repository; run: DriftRun; environment: string },
    signal: AbortSignal,
  ): Promise<string> {
    const { repository, run, environment } = request;
    const read = await this.#deployer.readRun(
      { repository, runId: run.runId },
      signal,
    );
    // A job of a workflow that another one calls has the caller's name before its own.
    const job = read?.jobs.find(({ name }) =>
      `/ ${name}`.endsWith(`/ drift ${environment}`),
    );
    if (!job) {
      return `The last run of ${WORKFLOW} did not get to ${environment}, or does not know it`;
    }
    return job.conclusion === 'success'
      ? `It was due to be asleep when ${WORKFLOW} ran last, and is compared when it is awake`
      : `The last run of ${WORKFLOW} ended before ${environment} was planned (${
          job.conclusion ?? job.status
        })`;
  }
}
