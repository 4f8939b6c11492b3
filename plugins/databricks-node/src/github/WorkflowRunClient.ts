import type { AskGitHub } from './AskGitHub';
import { fetchRedirected } from './fetchRedirected';
import { readAtMost } from '../http/readAtMost';
import { unzipEntry } from './unzipEntry';

/** What every request takes. */
interface Options {
  signal?: AbortSignal;
}

/** An artifact that the portal reads is a page of JSON; this is far more. */
const MOST_BYTES = 4 * 1024 * 1024;

/**
 * A run of a workflow.
 *
 * @public
 */
export interface RepositoryRun {
  id: number;
  /** Its page. */
  url: string;
  /** As GitHub says it; `completed` when it is over. */
  status: string;
  /** Such as success, failure, cancelled; once it is over. */
  conclusion?: string;
  /** The commit that it runs. */
  commit: string;
  createdAt: string;
}

/**
 * Runs of a repository's workflows, and what they kept.
 *
 * @public
 */
export class WorkflowRunClient {
  readonly #ask: AskGitHub;
  readonly #authorization: () => Promise<Record<string, string>>;

  constructor(options: {
    ask: AskGitHub;
    authorization: () => Promise<Record<string, string>>;
  }) {
    this.#ask = options.ask;
    this.#authorization = options.authorization;
  }

  /**
   * The latest hundred of a workflow on a branch, newest first. A pull request
   * whose own branch has that name is not on it: GitHub lists its runs all the
   * same, and what they did and kept is as its author, maybe of a fork, wrote it.
   */
  async list(
    query: { workflow: string; branch: string; event?: string },
    options: Options = {},
  ): Promise<RepositoryRun[]> {
    const { workflow, branch, event } = query;
    const { data } = await this.#ask(
      `Listing the runs of ${workflow}`,
      (octokit, names) =>
        octokit.rest.actions.listWorkflowRuns({
          ...names,
          workflow_id: workflow,
          branch,
          ...(event && { event }),
          per_page: 100,
          request: options,
        }),
      options.signal,
    );
    return data.workflow_runs
      .filter(run => !run.event.startsWith('pull_request'))
      .map(run => ({
        id: run.id,
        url: run.html_url,
        status: run.status ?? 'queued',
        ...(run.conclusion && { conclusion: run.conclusion }),
        commit: run.head_sha,
        createdAt: run.created_at,
      }))
      .sort((a, b) => b.id - a.id);
  }

  /**
   * The text of one file of an artifact; undefined when the run kept no artifact
   * of that name.
   */
  async readArtifact(
    artifact: { run: number; name: string; file: string },
    options: Options = {},
  ): Promise<string | undefined> {
    const { run, name, file } = artifact;
    return this.#ask(
      `Reading artifact ${name} of run ${run}`,
      async (octokit, names) => {
        const { data } = await octokit.rest.actions.listWorkflowRunArtifacts({
          ...names,
          run_id: run,
          name,
          per_page: 100,
          request: options,
        });
        // A run that was started again may have one of each attempt.
        const [found] = data.artifacts
          .filter(one => one.name === name && !one.expired)
          .sort((a, b) => b.id - a.id);
        if (!found) {
          return undefined;
        }
        const { url } = octokit.rest.actions.downloadArtifact.endpoint({
          ...names,
          artifact_id: found.id,
          archive_format: 'zip',
        });
        const answer = await fetchRedirected(url, {
          headers: await this.#authorization(),
          signal: options.signal,
        });
        if (!answer.ok) {
          throw new Error(`its download was answered with ${answer.status}`);
        }
        const zip = await readAtMost(answer, MOST_BYTES);
        if (!zip) {
          throw new Error(`it is larger than ${MOST_BYTES} bytes`);
        }
        return unzipEntry(zip, { name: file, mostBytes: MOST_BYTES });
      },
      options.signal,
    );
  }
}
