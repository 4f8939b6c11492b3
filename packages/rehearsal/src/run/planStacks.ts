import type { CommandResult } from './CommandResult';
import type { OperationRun } from './OperationRun';
import { missingOfOthers, outdatedOfOthers } from './otherOwners';
import { PlanCosts } from './PlanCosts';
import { PlanKeeper } from './PlanKeeper';
import { readsOutputs } from './readsOutputs';
import type { ShownChange } from './ShownChange';
import type { StackRun } from './StackRun';
import { initStep, planStep } from './stackSteps';
import type { Planned } from './stackSteps';
import type { StepOutcome } from './StepRecorder';
import { plannedFromSynthesis, summarize } from './summarize';

/** What the provider refuses whatever the outputs will be. */
const NEVER_POSSIBLE = /cannot remove private access setting from workspace/;

/** Plans all stacks that can be planned; the others are shown as deferred. */
class Planning {
  private readonly deferred = new Set<string>();
  private readonly outputsChange = new Map<string, string[]>();
  private readonly keeper: PlanKeeper;
  private readonly costs: PlanCosts;

  constructor(private readonly operation: OperationRun) {
    this.keeper = new PlanKeeper(operation);
    this.costs = new PlanCosts(operation);
  }

  async run(): Promise<void> {
    const { recorder } = this.operation;
    await this.operation.each(async run => {
      if (await initStep(recorder, run)) {
        await this.plan(run);
      }
      return true;
    });
    this.operation.cost = this.costs.total();
    await this.keeper.finish();
  }

  private async plan(run: StackRun): Promise<void> {
    const { recorder } = this.operation;
    const upstream = await this.missingUpstream(run);
    const missing = upstream
      ? `${upstream} has to be applied first`
      : await missingOfOthers(this.operation, run);
    if (missing) {
      await recorder.step('plan', run.name, async () =>
        this.defer(run, missing),
      );
      return;
    }
    const unplanned = this.unplannedUpstream(run);
    if (unplanned) {
      await recorder.step('plan', run.name, async () => {
        this.deferring(run, []);
        return {
          status: 'deferred',
          message: `${unplanned} has to be applied first`,
        };
      });
      return;
    }
    const planned = await planStep(recorder, run, {
      keep: this.keeper.keeps,
      orDeferred: result => this.deferredByOutputs(run, result),
      judge: found => this.deferredByChange(run, found),
    });
    const last = recorder.steps.at(-1);
    if (last?.summary) {
      recorder.count(last.summary);
    }
    if (planned) {
      await this.keeper.planned(run);
    }
  }

  private deferring(run: StackRun, changes: ShownChange[]): void {
    this.deferred.add(run.name);
    this.keeper.deferred(run, changes);
  }

  private defer(run: StackRun, missing: string): StepOutcome {
    const stack = this.operation.options.stacks.stacks[run.name];
    const changes = plannedFromSynthesis(stack);
    this.costs.found(run, {});
    this.deferring(
      run,
      changes.map(({ address, actions }) => ({ address, actions })),
    );
    const summary = summarize(changes);
    this.operation.recorder.count(summary);
    return {
      status: 'deferred',
      summary,
      changes,
      message: `${missing}; shown as synthesized`,
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
    const outdated = outdatedOfOthers(this.operation, run, result.message);
    if (outdated) {
      this.deferring(run, []);
      return { status: 'deferred', message: `${outdated}. ${result.message}` };
    }
    const upstream = run.entry.dependsOn.find(
      name => (this.outputsChange.get(name) ?? []).length > 0,
    );
    if (
      !upstream ||
      this.operation.isStopped ||
      NEVER_POSSIBLE.test(result.message)
    ) {
      return undefined;
    }
    this.deferring(run, []);
    return {
      status: 'deferred',
      message: `${upstream} has to be applied first: its outputs change. Until then: ${result.message}`,
    };
  }

  /**
   * A plan that reads outputs which are about to change shows what is known
   * by now; applied it would bring the old values.
   */
  private deferredByChange(
    run: StackRun,
    { changes, outputs, found }: Planned,
  ): Partial<StepOutcome> | undefined {
    this.costs.found(run, found);
    this.outputsChange.set(run.name, outputs);
    const stack = this.operation.options.stacks.stacks[run.name];
    for (const upstream of run.entry.dependsOn) {
      const read = readsOutputs(
        stack,
        upstream,
        this.outputsChange.get(upstream) ?? [],
      );
      if (read.length > 0 || this.deferred.has(upstream)) {
        this.deferring(run, changes);
        return {
          status: 'deferred',
          message: `shown with what ${upstream} gives now; planned again when it is applied${
            read.length > 0 ? `, as its outputs change: ${read.join(', ')}` : ''
          }`,
        };
      }
    }
    return undefined;
  }

  private async missingUpstream(run: StackRun): Promise<string | undefined> {
    for (const name of run.entry.dependsOn) {
      const upstream = this.operation.runs.find(other => other.name === name);
      if (upstream && !(await upstream.isApplied())) {
        return name;
      }
    }
    return undefined;
  }

  /** One that was applied before, but that nobody can plan yet. */
  private unplannedUpstream(run: StackRun): string | undefined {
    return run.entry.dependsOn.find(
      name => this.deferred.has(name) && !this.outputsChange.has(name),
    );
  }
}

/**
 * Plans the stacks, and keeps the plans where they are to be applied later.
 * One that failed is not kept at all.
 */
export function planStacks(operation: OperationRun): Promise<void> {
  return new Planning(operation).run();
}
