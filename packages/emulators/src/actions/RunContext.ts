import type { Owner, Repository } from '../github/state/githubState';
import type { ConcurrencyGroups } from './ConcurrencyGroups';
import { githubContext } from './githubContext';
import { readConcurrency } from './readConcurrency';
import { readPermissions } from './readPermissions';
import type { Conclusion, JobRecord, RunRecord } from './runRecord';
import type { RunServices } from './RunServices';
import { evaluateToken, type Scope } from './workflow/evaluate';
import type { Json } from './workflow/Json';
import { statusFunctions } from './workflow/statusFunctions';
import type { JobDefinition, WorkflowFile } from './workflow/WorkflowFile';

type Result = 'success' | 'failure' | 'cancelled' | 'skipped';

export interface RunOptions {
  services: RunServices;
  groups: ConcurrencyGroups;
  /** Gives a free runner; call the result to give it back. */
  acquireRunner: (signal: AbortSignal) => Promise<() => void>;
  workflow: WorkflowFile;
  repository: Repository;
  owner: Owner;
  run: RunRecord;
  event: { [key: string]: Json };
  inputs: Record<string, Json>;
  token: string;
}

/** What the jobs that need a job learn of it. */
export interface FinishedJob {
  result: Result;
  /** The result without `continue-on-error`. */
  outcome: Result;
  outputs: Record<string, string>;
}

/** Where the file is from whose jobs run. */
export interface WorkflowSource {
  /** For example `acme/platform/.github/workflows/deploy.yml@refs/heads/main`. */
  ref: string;
  sha: string;
  repository: Repository;
}

/** A workflow that a job of another one calls. */
export interface WorkflowCallSite extends WorkflowSource {
  /** The name of the calling job, which goes before those of its jobs. */
  name: string;
  /** How many calls lead here. */
  depth: number;
  /** The most that its jobs may do. */
  permissions: Record<string, string>;
}

/** What the jobs of one run share: its records, its cancellation, and what their expressions see. */
export class RunContext {
  private constructor(
    readonly options: RunOptions,
    private readonly cancellation: AbortController,
    /** Of a workflow that is called; undefined for the one of the run. */
    readonly call?: WorkflowCallSite,
  ) {}

  static of(options: RunOptions): RunContext {
    const context = new RunContext(options, new AbortController());
    options.services.stopping.addEventListener('abort', context.cancel);
    return context;
  }

  /** The run has ended: it is not to be cancelled any more. */
  close(): void {
    this.options.services.stopping.removeEventListener('abort', this.cancel);
  }

  /** The same run, for the jobs of a workflow that one of its jobs calls. */
  calling(
    call: WorkflowCallSite,
    workflow: WorkflowFile,
    inputs: Record<string, Json>,
  ): RunContext {
    const options = { ...this.options, workflow, inputs };
    return new RunContext(options, this.cancellation, call);
  }

  /** Where the file is from whose jobs run. */
  get source(): WorkflowSource {
    const { repository, run } = this.options;
    return (
      this.call ?? {
        ref: `${repository.owner}/${repository.name}/${run.workflowPath}@${run.ref}`,
        sha: run.sha,
        repository,
      }
    );
  }

  /**
   * What a job may do: what it says itself, else its file, else what the calling
   * job may.
   */
  permissions(definition: JobDefinition, scope: Scope): Record<string, string> {
    const own = definition.permissions ?? this.options.workflow.permissions;
    return own === undefined && this.call
      ? this.call.permissions
      : readPermissions(evaluateToken(own, scope));
  }

  /** Aborts when the run is cancelled or the emulator stops. */
  get cancelled(): AbortSignal {
    return this.cancellation.signal;
  }

  readonly cancel = (): void => {
    this.cancellation.abort();
  };

  save(): void {
    this.options.services.runs.save(this.options.run);
  }

  /**
   * Waits for its turn in the concurrency group that `value` names; the result
   * leaves it.
   *
   * @param record - says that it waits
   */
  async enter(
    value: Json,
    record: Pick<RunRecord | JobRecord, 'status'>,
  ): Promise<() => void> {
    const concurrency = readConcurrency(value);
    if (!concurrency) {
      return () => {};
    }
    return await this.options.groups.enter({
      ...concurrency,
      group: `${this.options.repository.id}/${concurrency.group}`,
      signal: this.cancelled,
      onWait: () => {
        record.status = 'pending';
        this.save();
      },
      onCancel: () => this.cancel(),
    });
  }

  /** The `github` context, without what belongs to one job. */
  github(): { [key: string]: Json } {
    const { services, repository, owner, run, event, token } = this.options;
    const baseUrl = services.baseUrl();
    return githubContext({ baseUrl, repository, owner, run, event, token });
  }

  /** The `vars` context: those of the environment go before those of the repository. */
  vars(environment?: string): { [key: string]: Json } {
    const { repository } = this.options;
    const sources = [
      repository.variables,
      environment !== undefined &&
      Object.hasOwn(repository.environments, environment.toLowerCase())
        ? repository.environments[environment.toLowerCase()].variables
        : {},
    ];
    return Object.fromEntries(
      sources
        .flatMap(source => Object.entries(source))
        .map(([name, { value }]) => [name, value]),
    );
  }

  /** What expressions of a job see before it runs; `before` are all jobs it depends on. */
  scope(extra: { [key: string]: Json }, before: FinishedJob[]): Scope {
    const cancelled = this.cancelled.aborted;
    const outcomes = before.map(({ result }) => result);
    return {
      contexts: {
        github: this.github(),
        inputs: this.options.inputs,
        vars: this.vars(),
        secrets: { GITHUB_TOKEN: this.options.token },
        ...extra,
      },
      functions: statusFunctions({
        success: !cancelled && outcomes.every(o => o === 'success'),
        failure: !cancelled && outcomes.includes('failure'),
        cancelled,
      }),
    };
  }

  /** A job's name as the page of the run shows it. */
  jobName(name: string): string {
    return this.call ? `${this.call.name} / ${name}` : name;
  }

  /** A new job of the run, queued. */
  addJob(definition: JobDefinition, name: string): JobRecord {
    const { run, services } = this.options;
    const job: JobRecord = {
      id: services.store.newId(),
      key: definition.id,
      name: this.jobName(name),
      status: 'queued',
      conclusion: null,
      createdAt: new Date().toISOString(),
      startedAt: null,
      completedAt: null,
      labels: [],
      environment: null,
      steps: [],
    };
    services.store.save();
    run.jobs.push(job);
    this.save();
    return job;
  }

  /** Ends a job. */
  complete(job: JobRecord, conclusion: Conclusion): void {
    const now = new Date().toISOString();
    job.status = 'completed';
    job.conclusion = conclusion;
    job.startedAt ??= now;
    job.completedAt ??= now;
    this.save();
  }

  /** Ends a job because of an error of its definition, and says so in its log. */
  failed(job: JobRecord, error: unknown): FinishedJob {
    const text = error instanceof Error ? error.message : String(error);
    this.options.services.runs.appendLog(this.options.run, job, [
      `##[error]${text}`,
    ]);
    this.complete(job, 'failure');
    return { result: 'failure', outcome: 'failure', outputs: {} };
  }
}
