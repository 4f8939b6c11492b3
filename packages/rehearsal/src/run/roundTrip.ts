import { plannedChanges } from './plannedChanges';
import { isRefused } from './PlanRefusal';
import type { PlanGuard } from './PlanRefusal';
import type { RunContext } from './RunContext';
import { StackRun } from './StackRun';
import { replan, replanStep } from './stackSteps';
import type { StepOutcome, StepRecorder } from './StepRecorder';
import { summarize } from './summarize';
import type { SynthesizedStacks } from './SynthesizedStacks';

/**
 * The stacks with every environment asleep, and with every one awake.
 *
 * @public
 */
export interface SleepRoundTrip {
  asleep: SynthesizedStacks;
  awake: SynthesizedStacks;
  /** Reads the plan of each direction; what it refuses fails the step. */
  guard?: PlanGuard;
}

async function change(run: StackRun): Promise<StepOutcome> {
  run.write({ liftProtection: false });
  const planned = await run.plan({ keep: true });
  if (!planned.ok) return { status: 'failed', message: planned.message };
  const shown = await run.showPlan();
  const changes = plannedChanges(shown);
  const summary = summarize(changes);
  const findings = run.findings(shown);
  if (isRefused(findings)) {
    run.dropPlan();
    const said = findings.map(({ message }) => message).join('\n');
    return { status: 'failed', summary, changes, findings, message: said };
  }
  const applied = await run.applyPlan();
  if (!applied.ok) {
    return { status: 'failed', summary, changes, message: applied.message };
  }
  const again = await replan(run);
  return again.status === 'succeeded'
    ? { status: 'succeeded', summary, changes }
    : again;
}

/**
 * Puts every environment to sleep and wakes it again: one plan in each
 * direction, after which nothing is to be done, and nothing in the other
 * stacks either. At the end it is as it was before.
 */
export async function roundTrip(
  recorder: StepRecorder,
  context: RunContext,
  applied: readonly StackRun[],
  { asleep, awake, guard }: SleepRoundTrip,
): Promise<void> {
  for (const { entry } of applied) {
    const as = (stacks: SynthesizedStacks) =>
      new StackRun({ ...context, stacks, guard }, entry);
    const text = ({ stacks }: SynthesizedStacks) =>
      JSON.stringify(stacks[entry.name]);
    if (entry.kind !== 'base' || text(asleep) === text(awake)) continue;
    const isAsleep = text(context.stacks) === text(asleep);
    const directions = [
      ['sleep', asleep],
      ['wake', awake],
    ] as const;
    for (const [step, stacks] of isAsleep
      ? [...directions].reverse()
      : directions) {
      if (context.signal?.aborted) return;
      const ok = await recorder.step(step, entry.name, () =>
        change(as(stacks)),
      );
      if (!ok) return;
      for (const other of applied) {
        if (
          other.entry.environment === entry.environment &&
          other.name !== entry.name
        ) {
          await replanStep(recorder, other);
        }
      }
    }
  }
}
