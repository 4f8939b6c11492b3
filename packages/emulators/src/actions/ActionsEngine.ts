import { randomBytes } from 'node:crypto';
import { GithubError } from '../github/GithubError';
import { RUN_TOKEN } from '../github/identify';
import type { Owner, Repository } from '../github/state/githubState';
import { ConcurrencyGroups } from './ConcurrencyGroups';
import type { PendingEnvironment } from './EnvironmentGate';
import { dispatchEvent, shortRef } from './githubContext';
import { RunExecution } from './RunExecution';
import { RunnerPool } from './RunnerPool';
import type { RunRecord } from './runRecord';
import type { RunServices } from './RunServices';
import { checkInputs } from './workflow/checkInputs';
import { evaluateText } from './workflow/evaluate';
import type { Json } from './workflow/Json';
import type { WorkflowFile } from './workflow/WorkflowFile';
import type { WorkflowInfo } from './WorkflowFiles';

/** What a run is started with. */
export interface RunStart {
  repository: Repository;
  owner: Owner;
  info: Pick<WorkflowInfo, 'id' | 'path'>;
  workflow: WorkflowFile;
  /** Name of the event, for example `workflow_dispatch`. */
  event: string;
  /** Full, for example `refs/heads/main`. */
  ref: string;
  sha: string;
  actor: string;
  /** What the run is called when the workflow does not say it. */
  title?: string;
  pull?: RunRecord['pull'];
  inputs: Record<string, Json>;
  payload: (run: RunRecord) => { [key: string]: Json };
}

/** @throws GithubError 422 for a name whose expressions have no value. */
function evaluateTitle(
  ...[runName, scope]: Parameters<typeof evaluateText>
): string {
  try {
    return evaluateText(runName, scope);
  } catch (error) {
    throw new GithubError(
      422,
      `failed to parse workflow: run-name: ${
        error instanceof Error ? error.message : String(error)
      }`,
    );
  }
}

/** GitHub Actions: dispatches workflows, keeps their runs and carries them out. */
export class ActionsEngine {
  private readonly groups = new ConcurrencyGroups();
  private readonly pool: RunnerPool;
  private readonly executions = new Map<number, RunExecution>();
  private readonly finished = new Set<Promise<void>>();
  private readonly stopping: AbortController;

  constructor(
    readonly services: RunServices,
    options: { stopping: AbortController; runners?: number },
  ) {
    this.stopping = options.stopping;
    this.pool = new RunnerPool(options.runners ?? 4);
  }

  /**
   * Starts a run of a workflow with `workflow_dispatch`, by the file at `ref`.
   *
   * @throws GithubError 404 or 422 in GitHub's words.
   */
  async dispatch(
    repository: Repository,
    key: string,
    request: { ref: string; inputs: Record<string, unknown>; actor: string },
  ): Promise<RunRecord> {
    const { store, workflows } = this.services;
    const { info } = await workflows.find(repository, key);
    if (info.state !== 'active') {
      throw new GithubError(422, 'Cannot trigger a workflow that is disabled');
    }
    const git = store.git(repository);
    const ref = await this.fullRef(repository, request.ref);
    const sha =
      ref?.type === 'commit' ? ref.sha : await git.resolve(request.ref);
    if (!sha || !ref) {
      throw new GithubError(422, `No ref found for: ${request.ref}`);
    }
    const read = await workflows.at(repository, sha, info.path);
    if (!read) {
      throw GithubError.notFound();
    }
    if (!read.valid) {
      throw new GithubError(
        422,
        `failed to parse workflow: ${read.problems.join('; ')}`,
      );
    }
    const { workflow } = read;
    if (!workflow.dispatch) {
      throw new GithubError(
        422,
        "Workflow does not have 'workflow_dispatch' trigger",
      );
    }
    const checked = checkInputs(workflow.dispatch, request.inputs);
    const owner = store.owner(repository.owner);
    if (!owner) {
      throw GithubError.notFound();
    }

    return this.begin({
      repository,
      owner,
      info,
      workflow,
      event: 'workflow_dispatch',
      ref: ref.ref,
      sha,
      actor: request.actor,
      inputs: checked.inputs,
      payload: run =>
        dispatchEvent({
          baseUrl: this.services.baseUrl(),
          repository,
          owner,
          sender: store.owner(request.actor) ?? owner,
          run,
          inputs: checked.event,
        }),
    });
  }

  /**
   * Starts a run.
   *
   * @throws GithubError 422 for a name of the run that has no value.
   */
  begin(start: RunStart): RunRecord {
    const { store, runs, workflows } = this.services;
    const { repository, owner, info, workflow, ref, sha, inputs } = start;
    const registered = workflows.register(repository, info.path);
    registered.runs += 1;
    const now = new Date().toISOString();
    const run: RunRecord = {
      id: store.newId(),
      repositoryId: repository.id,
      workflowId: info.id,
      workflowPath: info.path,
      workflowName: workflow.name,
      number: registered.runs,
      title: start.title ?? workflow.name,
      event: start.event,
      ref,
      sha,
      ...(start.pull ? { pull: start.pull } : {}),
      actor: start.actor,
      status: 'queued',
      conclusion: null,
      createdAt: now,
      startedAt: now,
      updatedAt: now,
      jobs: [],
      artifacts: [],
      reviews: [],
    };
    store.save();
    const event = start.payload(run);
    const token = `${RUN_TOKEN}${randomBytes(16).toString('hex')}`;
    if (workflow.runName) {
      const contexts = {
        github: { event, actor: run.actor, ref, ref_name: shortRef(ref), sha },
        inputs,
        vars: Object.fromEntries(
          Object.entries(repository.variables).map(([name, { value }]) => [
            name,
            value,
          ]),
        ),
      };
      run.title =
        evaluateTitle(workflow.runName, { contexts, functions: [] }) ||
        run.title;
    }
    runs.add(run);
    this.start(
      new RunExecution({
        services: this.services,
        groups: this.groups,
        acquireRunner: signal => this.pool.acquire(signal),
        workflow,
        repository,
        owner,
        run,
        event,
        inputs,
        token,
      }),
      run,
    );
    return run;
  }

  private start(execution: RunExecution, run: RunRecord): void {
    this.executions.set(run.id, execution);
    const done = execution
      .execute()
      .catch(error => {
        process.stderr.write(`run ${run.id}: ${String(error)}\n`);
      })
      .finally(() => {
        this.executions.delete(run.id);
        this.finished.delete(done);
      });
    this.finished.add(done);
  }

  /** The branch or tag of that name, or of that full ref. */
  private async fullRef(repository: Repository, ref: string) {
    const refs = await this.services.store.git(repository).refs('refs/');
    return [ref, `refs/heads/${ref}`, `refs/tags/${ref}`]
      .map(name => refs.find(candidate => candidate.ref === name))
      .find(found => found !== undefined);
  }

  /** Whether the run was still under way. */
  cancel(run: RunRecord): boolean {
    const execution = this.executions.get(run.id);
    if (!execution || run.status === 'completed') {
      return false;
    }
    execution.cancel();
    return true;
  }

  /** Ends a run, if it is under way, and removes it with all that is kept of it. */
  forget(run: RunRecord): void {
    this.cancel(run);
    this.services.runs.remove(run);
  }

  /** The environments that a run waits for. */
  pending(run: RunRecord): PendingEnvironment[] {
    return this.executions.get(run.id)?.pending() ?? [];
  }

  review(
    run: RunRecord,
    environment: string,
    review: { state: 'approved' | 'rejected'; comment: string; login: string },
  ): void {
    run.reviews.push({ ...review, environment });
    this.services.runs.save(run);
    this.executions.get(run.id)?.review(environment, review.state);
  }

  /** Kills what runs and waits until every run is marked as cancelled. */
  async stop(): Promise<void> {
    this.stopping.abort();
    await Promise.all(this.finished);
  }
}
