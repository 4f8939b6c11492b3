import type { Owner, Repository } from '../github/state/githubState';
import { checkDeploymentBranch } from './checkDeploymentBranch';
import type { ConcurrencyGroups } from './ConcurrencyGroups';
import { githubContext } from './githubContext';
import { JobRunner } from './JobRunner';
import { readConcurrency } from './readConcurrency';
import { readPermissions } from './readPermissions';
import type { Conclusion, JobRecord, RunRecord } from './runRecord';
import type { RunServices } from './RunServices';
import {
  evaluateCondition,
  evaluateText,
  evaluateToken,
  type Scope,
} from './workflow/evaluate';
import { expandMatrix } from './workflow/expandMatrix';
import { isJsonObject, type Json } from './workflow/Json';
import { statusFunctions } from './workflow/statusFunctions';
import type { JobDefinition, WorkflowFile } from './workflow/WorkflowFile';

type Result = 'success' | 'failure' | 'cancelled' | 'skipped';

interface Finished {
  result: Result;
  /** The result without `continue-on-error`. */
  outcome: Result;
  outputs: Record<string, string>;
}

export interface RunExecutionOptions {
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

/** Carries one run from `queued` to `completed`: its concurrency group, its jobs in the order of `needs`. */
export class RunExecution {
  private readonly cancellation = new AbortController();
  private readonly jobs = new Map<string, Promise<Finished>>();
  private readonly approvals = new Map<
    string,
    (state: 'approved' | 'rejected') => void
  >();

  constructor(private readonly options: RunExecutionOptions) {
    options.services.stopping.addEventListener(
      'abort',
      () => this.cancellation.abort(),
      { once: true },
    );
  }

  cancel(): void {
    this.cancellation.abort();
  }

  /** Environments whose required reviewers this run waits for. */
  waitingFor(): string[] {
    return [...this.approvals.keys()];
  }

  review(environment: string, state: 'approved' | 'rejected'): void {
    this.approvals.get(environment)?.(state);
  }

  async execute(): Promise<void> {
    const { run, workflow } = this.options;
    let leave: (() => void) | undefined;
    try {
      leave = await this.enter(
        evaluateToken(workflow.concurrency, this.scope({}, [])),
        run,
      );
      if (run.status !== 'queued') {
        run.status = 'queued';
      }
      this.save();
      const results = await Promise.all(
        workflow.jobs.map(job => this.job(job)),
      );
      this.finish(this.conclude(results));
    } catch (error) {
      this.finish('failure');
      if (!this.cancellation.signal.aborted) {
        throw error;
      }
    } finally {
      leave?.();
    }
  }

  private conclude(results: Finished[]): Conclusion {
    const all = results.map(({ result }) => result);
    if (all.includes('failure')) {
      return 'failure';
    }
    if (all.includes('cancelled') || this.cancellation.signal.aborted) {
      return 'cancelled';
    }
    return all.every(result => result === 'skipped') ? 'skipped' : 'success';
  }

  private finish(conclusion: Conclusion): void {
    this.options.run.status = 'completed';
    this.options.run.conclusion = conclusion;
    this.save();
  }

  private save(): void {
    this.options.services.runs.save(this.options.run);
  }

  private async enter(
    value: Json,
    record: RunRecord | JobRecord,
  ): Promise<() => void> {
    const concurrency = readConcurrency(value);
    if (!concurrency) {
      return () => {};
    }
    return await this.options.groups.enter({
      ...concurrency,
      group: `${this.options.repository.id}/${concurrency.group}`,
      signal: this.cancellation.signal,
      onWait: () => {
        record.status = 'pending';
        this.save();
      },
      onCancel: () => this.cancel(),
    });
  }

  private github(): { [key: string]: Json } {
    const { services, repository, owner, run, event, token } = this.options;
    const baseUrl = services.baseUrl();
    return githubContext({ baseUrl, repository, owner, run, event, token });
  }

  private vars(environment?: string): { [key: string]: Json } {
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
  private scope(extra: { [key: string]: Json }, before: Finished[]): Scope {
    const cancelled = this.cancellation.signal.aborted;
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

  private definition(id: string): JobDefinition {
    const found = this.options.workflow.jobs.find(job => job.id === id);
    if (!found) {
      throw new Error(`Job "${id}" is not defined`);
    }
    return found;
  }

  private ancestors(definition: JobDefinition): JobDefinition[] {
    const found = new Map<string, JobDefinition>();
    const visit = (job: JobDefinition) => {
      for (const id of job.needs) {
        const need = this.definition(id);
        if (!found.has(need.id)) {
          found.set(need.id, need);
          visit(need);
        }
      }
    };
    visit(definition);
    return [...found.values()];
  }

  private job(definition: JobDefinition): Promise<Finished> {
    const known = this.jobs.get(definition.id);
    if (known) {
      return known;
    }
    const started = this.runDefinition(definition);
    this.jobs.set(definition.id, started);
    return started;
  }

  private async runDefinition(definition: JobDefinition): Promise<Finished> {
    const ancestors = this.ancestors(definition);
    const before = await Promise.all(ancestors.map(job => this.job(job)));
    const needs = Object.fromEntries(
      await Promise.all(
        definition.needs.map(async id => {
          const { result, outputs } = await this.job(this.definition(id));
          return [id, { result, outputs }] as const;
        }),
      ),
    );
    const scope = this.scope({ needs }, before);
    let strategy: Json;
    let combinations: Array<{ [key: string]: Json }>;
    try {
      if (!evaluateCondition(definition.if, scope)) {
        const job = this.addJob(definition, definition.id);
        this.complete(
          job,
          this.cancellation.signal.aborted ? 'cancelled' : 'skipped',
        );
        return {
          result: job.conclusion === 'cancelled' ? 'cancelled' : 'skipped',
          outcome: 'skipped',
          outputs: {},
        };
      }
      strategy = evaluateToken(definition.strategy, scope);
      combinations = expandMatrix(
        isJsonObject(strategy) ? strategy.matrix : undefined,
      );
    } catch (error) {
      return this.failed(this.addJob(definition, definition.id), error);
    }
    return await this.runCombinations(
      definition,
      combinations,
      isJsonObject(strategy) ? strategy : {},
      { needs },
      before,
    );
  }

  private async runCombinations(
    definition: JobDefinition,
    combinations: Array<{ [key: string]: Json }>,
    strategy: { [key: string]: Json },
    contexts: { [key: string]: Json },
    before: Finished[],
  ): Promise<Finished> {
    const siblings = new AbortController();
    const limit = Number(strategy['max-parallel']) || combinations.length;
    const results: Finished[] = [];
    const queue = combinations.map((matrix, index) => ({ matrix, index }));
    const worker = async () => {
      for (let next = queue.shift(); next; next = queue.shift()) {
        const finished = await this.runCombination(
          definition,
          {
            ...contexts,
            matrix: next.matrix,
            strategy: {
              'fail-fast': strategy['fail-fast'] !== false,
              'job-index': next.index,
              'job-total': combinations.length,
              'max-parallel': limit,
            },
          },
          before,
          siblings.signal,
        );
        results[next.index] = finished;
        if (
          finished.result === 'failure' &&
          strategy['fail-fast'] !== false &&
          combinations.length > 1
        ) {
          siblings.abort();
        }
      }
    };
    await Promise.all(
      Array.from({ length: Math.min(limit, combinations.length) }, worker),
    );
    const worst = (['failure', 'cancelled', 'success'] as const).find(kind =>
      results.some(({ result }) => result === kind),
    );
    return {
      result: worst ?? 'skipped',
      outcome: worst ?? 'skipped',
      outputs: Object.assign({}, ...results.map(({ outputs }) => outputs)),
    };
  }

  private async runCombination(
    definition: JobDefinition,
    contexts: { [key: string]: Json },
    before: Finished[],
    siblings: AbortSignal,
  ): Promise<Finished> {
    const { run, services, workflow, repository, token } = this.options;
    const scope = this.scope(contexts, before);
    const job = this.addJob(definition, definition.id);
    const releases: Array<() => void> = [];
    try {
      job.name = this.jobName(definition, scope, contexts.matrix);
      const environment = this.environmentName(definition, scope);
      if (environment !== undefined) {
        job.environment = environment;
        await this.passGate(environment, job);
      }
      releases.push(
        await this.enter(evaluateToken(definition.concurrency, scope), job),
      );
      job.status = 'queued';
      const cancelled = AbortSignal.any([this.cancellation.signal, siblings]);
      releases.push(await this.options.acquireRunner(cancelled));
      const stillWanted = /\b(always|cancelled)\s*\(/i.test(definition.if);
      if (cancelled.aborted && !stillWanted) {
        this.complete(job, 'cancelled');
        return { result: 'cancelled', outcome: 'cancelled', outputs: {} };
      }
      run.status = 'in_progress';
      const finished = await new JobRunner({
        services,
        workflow,
        definition,
        repository,
        run,
        job,
        contexts: {
          ...contexts,
          github: this.github(),
          inputs: this.options.inputs,
          vars: this.vars(environment),
          secrets: { GITHUB_TOKEN: token },
        },
        token,
        permissions: readPermissions(
          evaluateToken(definition.permissions ?? workflow.permissions, scope),
        ),
        cancelled: cancelled.aborted ? new AbortController().signal : cancelled,
      }).execute();
      this.complete(job, finished.conclusion);
      const forgiven =
        finished.conclusion === 'failure' &&
        evaluateToken(definition.continueOnError, scope) === true;
      return {
        result: forgiven ? 'success' : finished.conclusion,
        outcome: finished.conclusion,
        outputs: finished.outputs,
      };
    } catch (error) {
      return this.failed(job, error);
    } finally {
      releases.reverse().forEach(release => release());
    }
  }

  private jobName(
    definition: JobDefinition,
    scope: Scope,
    matrix: Json | undefined,
  ): string {
    const given = definition.name ? evaluateText(definition.name, scope) : '';
    if (given !== '') {
      return given;
    }
    const values = isJsonObject(matrix) ? Object.values(matrix) : [];
    return values.length > 0
      ? `${definition.id} (${values
          .map(value =>
            typeof value === 'object' ? JSON.stringify(value) : String(value),
          )
          .join(', ')})`
      : definition.id;
  }

  private environmentName(
    definition: JobDefinition,
    scope: Scope,
  ): string | undefined {
    const value = evaluateToken(definition.environment, scope);
    const name = isJsonObject(value) ? value.name : value;
    return name === null || name === undefined || name === ''
      ? undefined
      : String(name);
  }

  /** Waits for what an environment asks for before a job may use it. */
  private async passGate(name: string, job: JobRecord): Promise<void> {
    const { services, repository, run } = this.options;
    const environment = services.store.environment(repository, name);
    const refused = checkDeploymentBranch(repository, environment, run.ref);
    if (refused) {
      throw new Error(refused);
    }
    const reviewed = run.reviews.some(review => review.environment === name);
    if (environment.reviewers.length === 0 || reviewed) {
      return;
    }
    job.status = 'waiting';
    run.status = 'waiting';
    this.save();
    const { signal } = this.cancellation;
    const state = await new Promise<'approved' | 'rejected' | 'cancelled'>(
      resolve => {
        this.approvals.set(name, resolve);
        signal.addEventListener('abort', () => resolve('cancelled'), {
          once: true,
        });
      },
    );
    this.approvals.delete(name);
    if (state === 'rejected') {
      throw new Error(`The deployment to ${name} was rejected`);
    }
    job.status = 'queued';
    run.status = 'in_progress';
    this.save();
  }

  private addJob(definition: JobDefinition, name: string): JobRecord {
    const { run, services } = this.options;
    const job: JobRecord = {
      id: services.store.newId(),
      key: definition.id,
      name,
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

  private complete(job: JobRecord, conclusion: Conclusion): void {
    const now = new Date().toISOString();
    job.status = 'completed';
    job.conclusion = conclusion;
    job.startedAt ??= now;
    job.completedAt ??= now;
    this.save();
  }

  private failed(job: JobRecord, error: unknown): Finished {
    const text = error instanceof Error ? error.message : String(error);
    this.options.services.runs.appendLog(this.options.run, job, [
      `##[error]${text}`,
    ]);
    this.complete(job, 'failure');
    return { result: 'failure', outcome: 'failure', outputs: {} };
  }
}
