import type {
  DrilledChange,
  DrilledFailover,
  DrilledResource,
} from './RegionOutageReport';
import type { CommandResult } from '../run/CommandResult';
import { plannedChanges } from '../run/plannedChanges';
import type { RunContext } from '../run/RunContext';
import { StackRun } from '../run/StackRun';
import { applyStep, planStep, replanStep } from '../run/stackSteps';
import type { StepRecorder } from '../run/StepRecorder';
import { summarize } from '../run/summarize';
import type { SynthesizedStacks } from '../run/SynthesizedStacks';

/**
 * Another environment takes over, and gives back: what of the changed file can be
 * applied while the region is down, the rest when it is back, and the way back.
 */
export class Failover {
  readonly changes: DrilledChange[] = [];
  readonly waiting: DrilledFailover['waiting'] = [];
  /** What was deleted or created, there and back. */
  readonly replaced: DrilledResource[] = [];

  constructor(
    private readonly recorder: StepRecorder,
    private readonly context: RunContext,
    private readonly failedOver: SynthesizedStacks,
  ) {}

  /**
   * Applies what changed in the file stack by stack, without a refresh: with one,
   * Terraform looks at everything first. A stack whose plan cannot be made waits,
   * and so does what builds on it. Of one that can be planned Terraform applies
   * what is in reach; what is not fails and waits, with what depends on it.
   */
  async duringOutage(): Promise<void> {
    for (const run of this.runs(this.failedOver)) {
      if (this.context.signal?.aborted) return;
      if (!this.isChanged(run)) continue;
      const upstream = run.entry.dependsOn.find(name =>
        this.waiting.some(({ stack }) => stack === name),
      );
      if (upstream) {
        this.waits(run, `${upstream} comes first, which waits`);
      } else if (await this.planWhatIsInReach(run)) {
        await this.applyWhatIsInReach(run);
      }
    }
  }

  /** The region answers again: the changed file is applied whole. */
  whenBack(): Promise<boolean> {
    return this.applyAll(this.failedOver, (stack, changes) =>
      this.changes.push(
        ...changes.map(({ actions, address }) => ({
          stack,
          address,
          actions,
          when: 'after' as const,
        })),
      ),
    );
  }

  /** The file as it was is applied again; after that no plan finds anything. */
  back(): Promise<boolean> {
    return this.applyAll(this.context.stacks, () => undefined);
  }

  private runs(stacks: SynthesizedStacks): StackRun[] {
    const context = { ...this.context, stacks };
    return stacks.manifest.order.map(name => {
      const run = new StackRun(context, stacks.manifest.stacks[name]);
      run.write({ liftProtection: false });
      return run;
    });
  }

  private isChanged({ name }: StackRun): boolean {
    return (
      JSON.stringify(this.failedOver.stacks[name]) !==
      JSON.stringify(this.context.stacks.stacks[name])
    );
  }

  private waits({ name }: StackRun, why: string): void {
    this.waiting.push({ stack: name, why: why.split('\n')[0] });
  }

  private async planWhatIsInReach(run: StackRun): Promise<boolean> {
    let hasChanges = false;
    await this.recorder.step('plan', run.name, async () => {
      const result = await run.plan({ keep: true, refresh: false });
      if (!result.ok) {
        this.waits(run, result.message);
        return { status: 'deferred', message: result.message };
      }
      const changes = plannedChanges(await run.showPlan());
      hasChanges = result.code !== 0;
      if (!hasChanges) run.dropPlan();
      return { status: 'succeeded', summary: summarize(changes), changes };
    });
    return hasChanges;
  }

  private async applyWhatIsInReach(run: StackRun): Promise<void> {
    let result: CommandResult | undefined;
    await this.recorder.step('apply', run.name, async () => {
      result = await run.applyPlan();
      const summary = summarize(result.output.done);
      this.recorder.count(summary);
      return result.ok
        ? { status: 'succeeded', summary }
        : { status: 'deferred', summary, message: result.message };
    });
    for (const { actions, address } of result?.output.done ?? []) {
      this.changed(run.name, { actions, address });
      this.changes.push({ stack: run.name, address, actions, when: 'during' });
    }
    if (result && !result.ok) this.waits(run, result.message);
  }

  private changed(
    stack: string,
    { actions, address }: { actions: readonly string[]; address: string },
  ): void {
    if (actions.includes('create') || actions.includes('delete')) {
      this.replaced.push({ stack, address });
    }
  }

  private async applyAll(
    stacks: SynthesizedStacks,
    onPlanned: (
      stack: string,
      changes: ReadonlyArray<{ address: string; actions: string[] }>,
    ) => void,
  ): Promise<boolean> {
    const runs = this.runs(stacks);
    for (const run of runs) {
      if (this.context.signal?.aborted) return false;
      const planned = await planStep(this.recorder, run, { keep: true });
      if (!planned) return false;
      onPlanned(run.name, planned.changes);
      planned.changes.forEach(change => this.changed(run.name, change));
      const isEmpty =
        planned.changes.length === 0 && planned.outputs.length === 0;
      if (isEmpty) run.dropPlan();
      else if (!(await applyStep(this.recorder, run))) return false;
    }
    let isClean = true;
    for (const run of runs) {
      if (this.context.signal?.aborted) return false;
      isClean = (await replanStep(this.recorder, run)) && isClean;
    }
    return isClean;
  }
}
