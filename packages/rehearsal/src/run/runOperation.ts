import { resolve } from 'path';
import { plannedFromSynthesis, summarize } from './summarize';
import { applyStep, destroyStep, initStep, planStep } from './stackSteps';
import { selectStacks } from './selectStacks';
import { StackRun } from './StackRun';
import type { CommandResult, RunContext } from './StackRun';
import { StepRecorder } from './StepRecorder';
import type { StepOutcome } from './StepRecorder';
import type { OperationResult, StepEvent } from './StepEvent';
import type { SynthesizedStacks } from './SynthesizedStacks';
import { TerraformEngine } from '../engine/TerraformEngine';

/**
 * What is to be done, and where.
 *
 * @public
 */
export interface OperationOptions {
  operation: 'plan' | 'apply' | 'destroy';
  stacks: SynthesizedStacks;
  /** All stacks when left out. */
  environment?: string;
  /** Folder that the stacks are written into and Terraform works in. */
  workDir: string;
  /** Folder of local states in the place of the S3 bucket: a rehearsal. */
  stateDir?: string;
  /** `TF_REATTACH_PROVIDERS` of a rehearsal account's {@link ProviderServer}. */
  reattach?: string;
  engine?: TerraformEngine;
  onEvent?: (event: StepEvent) => void;
  signal?: AbortSignal;
}

class Operation {
  private readonly recorder: StepRecorder;
  private readonly runs: StackRun[];
  private readonly deferred = new Set<string>();
  private readonly outputsChange = new Set<string>();

  constructor(
    private readonly options: OperationOptions,
    private readonly context: RunContext,
  ) {
    this.recorder = new StepRecorder(options.onEvent ?? (() => undefined));
    this.runs = selectStacks(
      options.stacks,
      options.environment,
      options.operation,
    ).map(entry => new StackRun(context, entry));
  }

  private get isRehearsal(): boolean {
    return this.context.stateDir !== undefined;
  }

  async run(): Promise<OperationResult> {
    for (const run of this.runs) {
      if (this.options.signal?.aborted || !(await this.handle(run))) {
        break;
      }
    }
    return {
      failures: this.recorder.failures,
      ...(this.isRehearsal ? { objectsLeft: this.objectsLeft() } : {}),
      steps: this.recorder.steps,
      rehearsal: this.isRehearsal,
      summary: this.recorder.summary,
    };
  }

  /** @returns whether to go on with the next stack */
  private async handle(run: StackRun): Promise<boolean> {
    if (!(await initStep(this.recorder, run))) {
      return this.options.operation === 'plan';
    }
    switch (this.options.operation) {
      case 'plan':
        await this.plan(run);
        return true;
      case 'apply':
        return (
          (await planStep(this.recorder, run, { keep: true })) &&
          (await applyStep(this.recorder, run))
        );
      default:
        return destroyStep(this.recorder, run, {
          inRehearsal: this.isRehearsal,
        });
    }
  }

  private async plan(run: StackRun): Promise<void> {
    const upstream = await this.missingUpstream(run);
    if (upstream) {
      await this.recorder.step('plan', run.name, async () =>
        this.defer(run, upstream),
      );
      return;
    }
    await planStep(this.recorder, run, {
      keep: false,
      onOutputs: names => {
        if (names.length > 0) this.outputsChange.add(run.name);
      },
      orDeferred: result => this.deferredByOutputs(run, result),
    });
    const last = this.recorder.steps.at(-1);
    if (last?.summary) {
      this.recorder.count(last.summary);
    }
  }

  private defer(run: StackRun, upstream: string): StepOutcome {
    this.deferred.add(run.name);
    const stack = this.options.stacks.stacks[run.name];
    const changes = plannedFromSynthesis(stack);
    const summary = summarize(changes);
    this.recorder.count(summary);
    return {
      status: 'deferred',
      summary,
      changes,
      message: `${upstream} has to be applied first; shown as synthesized`,
    };
  }

  /**
   * What reads outputs that are about to change may not be plannable yet: an
   * output is missing, or the workspace that it speaks to is gone and comes
   * back under another address.
   */
  private deferredByOutputs(
    run: StackRun,
    result: CommandResult,
  ): StepOutcome | undefined {
    const upstream = run.entry.dependsOn.find(name =>
      this.outputsChange.has(name),
    );
    if (!upstream || this.options.signal?.aborted) {
      return undefined;
    }
    this.deferred.add(run.name);
    return {
      status: 'deferred',
      message: `${upstream} has to be applied first: its outputs change. Until then: ${result.message}`,
    };
  }

  private async missingUpstream(run: StackRun): Promise<string | undefined> {
    for (const name of run.entry.dependsOn) {
      const upstream = this.runs.find(other => other.name === name);
      const isThere =
        !this.deferred.has(name) &&
        (upstream === undefined || (await upstream.isApplied()));
      if (!isThere) {
        return name;
      }
    }
    return undefined;
  }

  private objectsLeft(): number {
    const { manifest } = this.options.stacks;
    return manifest.order
      .map(name => new StackRun(this.context, manifest.stacks[name]))
      .reduce((sum, run) => sum + run.managedInstances(), 0);
  }
}

/**
 * Plans, applies or destroys a project's stacks with Terraform, one after the
 * other. A plan shows a stack whose upstream was never applied as `deferred`;
 * apply and destroy stop at the first failure.
 *
 * Without `stateDir` this is the real thing: the stacks as they are, their S3
 * backend and the providers of the registry.
 *
 * @public
 * @throws TerraformNotFoundError when no engine is given and none is found
 * @throws Error when there is no such environment
 */
export async function runOperation(
  options: OperationOptions,
): Promise<OperationResult> {
  const engine = options.engine ?? (await TerraformEngine.find());
  const { stacks, workDir, stateDir, reattach, signal } = options;
  return new Operation(options, {
    stacks,
    engine,
    // Terraform runs in folders of its own, where a relative path is another one.
    workDir: resolve(workDir),
    stateDir: stateDir && resolve(stateDir),
    reattach,
    signal,
  }).run();
}
