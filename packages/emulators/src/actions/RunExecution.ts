import { CombinationRunner } from './CombinationRunner';
import { EnvironmentGate } from './EnvironmentGate';
import { RunContext, type FinishedJob, type RunOptions } from './RunContext';
import type { Conclusion } from './runRecord';
import { evaluateCondition, evaluateToken } from './workflow/evaluate';
import { expandMatrix } from './workflow/expandMatrix';
import { isJsonObject, type Json } from './workflow/Json';
import type { JobDefinition } from './workflow/WorkflowFile';

/** Carries one run from `queued` to `completed`: its concurrency group, its jobs in the order of `needs`. */
export class RunExecution {
  private readonly context: RunContext;
  private readonly gate: EnvironmentGate;
  private readonly combinations: CombinationRunner;
  private readonly jobs = new Map<string, Promise<FinishedJob>>();

  constructor(options: RunOptions) {
    this.context = new RunContext(options);
    this.gate = new EnvironmentGate(this.context);
    this.combinations = new CombinationRunner(this.context, this.gate);
  }

  cancel(): void {
    this.context.cancel();
  }

  /** Environments whose required reviewers this run waits for. */
  waitingFor(): string[] {
    return this.gate.waitingFor();
  }

  review(environment: string, state: 'approved' | 'rejected'): void {
    this.gate.review(environment, state);
  }

  async execute(): Promise<void> {
    const { run, workflow } = this.context.options;
    let leave: (() => void) | undefined;
    try {
      leave = await this.context.enter(
        evaluateToken(workflow.concurrency, this.context.scope({}, [])),
        run,
      );
      if (run.status !== 'queued') {
        run.status = 'queued';
      }
      this.context.save();
      const results = await Promise.all(
        workflow.jobs.map(job => this.job(job)),
      );
      this.finish(this.conclude(results));
    } catch (error) {
      this.finish('failure');
      if (!this.context.cancelled.aborted) {
        throw error;
      }
    } finally {
      leave?.();
    }
  }

  private conclude(results: FinishedJob[]): Conclusion {
    const all = results.map(({ result }) => result);
    if (all.includes('failure')) {
      return 'failure';
    }
    if (all.includes('cancelled') || this.context.cancelled.aborted) {
      return 'cancelled';
    }
    return all.every(result => result === 'skipped') ? 'skipped' : 'success';
  }

  private finish(conclusion: Conclusion): void {
    this.context.options.run.status = 'completed';
    this.context.options.run.conclusion = conclusion;
    this.context.save();
  }

  private definition(id: string): JobDefinition {
    const found = this.context.options.workflow.jobs.find(job => job.id === id);
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

  private job(definition: JobDefinition): Promise<FinishedJob> {
    const known = this.jobs.get(definition.id);
    if (known) {
      return known;
    }
    const started = this.runDefinition(definition);
    this.jobs.set(definition.id, started);
    return started;
  }

  private async runDefinition(definition: JobDefinition): Promise<FinishedJob> {
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
    const scope = this.context.scope({ needs }, before);
    let strategy: Json;
    let combinations: Array<{ [key: string]: Json }>;
    try {
      if (!evaluateCondition(definition.if, scope)) {
        const job = this.context.addJob(definition, definition.id);
        this.context.complete(
          job,
          this.context.cancelled.aborted ? 'cancelled' : 'skipped',
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
      return this.context.failed(
        this.context.addJob(definition, definition.id),
        error,
      );
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
    before: FinishedJob[],
  ): Promise<FinishedJob> {
    const siblings = new AbortController();
    const limit = Number(strategy['max-parallel']) || combinations.length;
    const results: FinishedJob[] = [];
    const queue = combinations.map((matrix, index) => ({ matrix, index }));
    const worker = async () => {
      for (let next = queue.shift(); next; next = queue.shift()) {
        const finished = await this.combinations.run(
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
}
