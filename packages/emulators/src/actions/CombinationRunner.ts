import type { EnvironmentGate } from './EnvironmentGate';
import { JobRunner } from './JobRunner';
import type { FinishedJob, RunContext } from './RunContext';
import { evaluateText, evaluateToken, type Scope } from './workflow/evaluate';
import { isJsonObject, type Json } from './workflow/Json';
import type { JobDefinition, WorkflowCall } from './workflow/WorkflowFile';
import type { WorkflowCaller } from './WorkflowCaller';

/** The name that the page of the run shows. */
function jobName(
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

/** The environment that a job asks for, if any. */
function environmentName(
  definition: JobDefinition,
  scope: Scope,
): string | undefined {
  const value = evaluateToken(definition.environment, scope);
  const name = isJsonObject(value) ? value.name : value;
  return name === null || name === undefined || name === ''
    ? undefined
    : String(name);
}

/** Carries one job of a run, for one combination of its matrix, through gate, group and runner. */
export class CombinationRunner {
  constructor(
    private readonly context: RunContext,
    private readonly gate: EnvironmentGate,
    private readonly caller: WorkflowCaller,
  ) {}

  async run(
    definition: JobDefinition,
    contexts: { [key: string]: Json },
    before: FinishedJob[],
    siblings: AbortSignal,
  ): Promise<FinishedJob> {
    const { run, services, workflow, repository, token } = this.context.options;
    const scope = this.context.scope(contexts, before);
    if (definition.call) {
      return await this.call(definition, definition.call, contexts, scope);
    }
    const job = this.context.addJob(definition, definition.id);
    const releases: Array<() => void> = [];
    try {
      job.name = this.context.jobName(
        jobName(definition, scope, contexts.matrix),
      );
      const environment = environmentName(definition, scope);
      if (environment !== undefined) {
        job.environment = environment;
        await this.gate.pass(environment, job);
      }
      releases.push(
        await this.context.enter(
          evaluateToken(definition.concurrency, scope),
          job,
        ),
      );
      job.status = 'queued';
      const cancelled = AbortSignal.any([this.context.cancelled, siblings]);
      releases.push(await this.context.options.acquireRunner(cancelled));
      const stillWanted = /\b(always|cancelled)\s*\(/i.test(definition.if);
      if (cancelled.aborted && !stillWanted) {
        this.context.complete(job, 'cancelled');
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
          github: this.context.github(),
          inputs: this.context.options.inputs,
          vars: this.context.vars(environment),
          secrets: { GITHUB_TOKEN: token },
        },
        token,
        permissions: this.context.permissions(definition, scope),
        source: this.context.source,
        cancelled: cancelled.aborted ? new AbortController().signal : cancelled,
      }).execute();
      this.context.complete(job, finished.conclusion);
      const forgiven =
        finished.conclusion === 'failure' &&
        evaluateToken(definition.continueOnError, scope) === true;
      return {
        result: forgiven ? 'success' : finished.conclusion,
        outcome: finished.conclusion,
        outputs: finished.outputs,
      };
    } catch (error) {
      return this.context.failed(job, error);
    } finally {
      releases.reverse().forEach(release => release());
    }
  }

  /** A job that calls a workflow has no place of its own among the jobs of the run, but for when it cannot. */
  private async call(
    definition: JobDefinition,
    { uses, with: given }: WorkflowCall,
    contexts: { [key: string]: Json },
    scope: Scope,
  ): Promise<FinishedJob> {
    let leave = () => {};
    try {
      const name = jobName(definition, scope, contexts.matrix);
      leave = await this.context.enter(
        evaluateToken(definition.concurrency, scope),
        { status: 'queued' },
      );
      const inputs = evaluateToken(given, scope);
      return await this.caller.run(
        {
          uses,
          inputs: isJsonObject(inputs) ? inputs : {},
          name: this.context.jobName(name),
          permissions: this.context.permissions(definition, scope),
        },
        scope,
      );
    } catch (error) {
      return this.context.failed(
        this.context.addJob(definition, definition.id),
        error,
      );
    } finally {
      leave();
    }
  }
}
