import { CombinationRunner } from './CombinationRunner';
import type { EnvironmentGate } from './EnvironmentGate';
import type { FinishedJob, RunContext } from './RunContext';
import { WorkflowCaller } from './WorkflowCaller';
import { evaluateCondition, evaluateToken } from './workflow/evaluate';
import { expandMatrix } from './workflow/expandMatrix';
import { isJsonObject, type Json } from './workflow/Json';
import type { JobDefinition } from './workflow/WorkflowFile';

/** The jobs of one workflow file, in the order of `needs`. */
export class JobGraph {
  private readonly combinations: CombinationRunner;
  private readonly jobs = new Map<string, Promise<FinishedJob>>();

  constructor(private readonly context: RunContext, gate: EnvironmentGate) {
    this.combinations = new CombinationRunner(
      context,
      gate,
      new WorkflowCaller(context, called => new JobGraph(called, gate).run()),
    );
  }

  /** Runs all of them. */
  async run(): Promise<Record<string, FinishedJob>> {
    const { workflow } = this.context.options;
    return Object.fromEntries(
      await Promise.all(
        workflow.jobs.map(async job => [job.id, await this.job(job)] as const),
      ),
    );
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
