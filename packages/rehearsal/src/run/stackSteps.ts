import type { StepOutcome, StepRecorder } from './StepRecorder';
import { summarize } from './summarize';
import type { CommandResult, StackRun } from './StackRun';
import type { PlannedAction } from '../engine/parseOutput';

function changed(actions: readonly PlannedAction[]): PlannedAction[] {
  return actions.filter(
    ({ actions: all }) => !all.every(one => one === 'no-op' || one === 'read'),
  );
}

function driftMessage(drift: readonly PlannedAction[]): string | undefined {
  if (drift.length === 0) {
    return undefined;
  }
  const words = drift.map(
    ({ address, actions }) =>
      `${address} was ${
        actions.includes('delete') ? 'deleted' : 'changed'
      } outside of Terraform`,
  );
  return words.join('\n');
}

function failed(result: CommandResult): StepOutcome {
  return { status: 'failed', message: result.message };
}

/** Writes a stack and initializes it; a rehearsal checks its backend first. */
export function initStep(
  recorder: StepRecorder,
  run: StackRun,
  { checkBackend }: { checkBackend: boolean } = { checkBackend: false },
): Promise<boolean> {
  return recorder.step('init', run.name, async () => {
    run.write({ liftProtection: false });
    const backend = checkBackend ? await run.checkBackend() : undefined;
    if (backend && !backend.ok) {
      return failed(backend);
    }
    const result = await run.init();
    return result.ok ? { status: 'succeeded' } : failed(result);
  });
}

/** Checks a stack against the providers' schemas. */
export function validateStep(
  recorder: StepRecorder,
  run: StackRun,
): Promise<boolean> {
  return recorder.step('validate', run.name, async () => {
    const result = await run.validate();
    return result.ok ? { status: 'succeeded' } : failed(result);
  });
}

/**
 * Plans a stack.
 *
 * @param onOutputs - told whether outputs would change, which the stacks that
 * read them may not be able to be planned without
 */
export function planStep(
  recorder: StepRecorder,
  run: StackRun,
  options: {
    keep: boolean;
    onOutputs?: (names: string[]) => void;
    orDeferred?: (result: CommandResult) => StepOutcome | undefined;
  },
): Promise<boolean> {
  return recorder.step('plan', run.name, async () => {
    const result = await run.plan({ keep: options.keep });
    if (!result.ok) {
      return options.orDeferred?.(result) ?? failed(result);
    }
    options.onOutputs?.(result.output.outputs);
    const changes = changed(result.output.changes);
    const message = driftMessage(result.output.drift);
    return {
      status: 'succeeded',
      summary: summarize(changes),
      changes,
      ...(message ? { message } : {}),
    };
  });
}

/** Applies the plan that {@link planStep} kept. */
export function applyStep(
  recorder: StepRecorder,
  run: StackRun,
): Promise<boolean> {
  return recorder.step('apply', run.name, async () => {
    const result = await run.applyPlan();
    const summary = summarize(mergeReplaced(result.output.done));
    recorder.count(summary);
    return result.ok
      ? { status: 'succeeded', summary }
      : { ...failed(result), summary };
  });
}

/** A replacement is reported as a delete and a create of one address. */
function mergeReplaced(done: readonly PlannedAction[]): PlannedAction[] {
  const byAddress = new Map<string, string[]>();
  for (const { address, actions } of done) {
    byAddress.set(address, [...(byAddress.get(address) ?? []), ...actions]);
  }
  return [...byAddress].map(([address, actions]) => ({ address, actions }));
}

/** Plans again after an apply: anything but "no changes" is a failure. */
export function replanStep(
  recorder: StepRecorder,
  run: StackRun,
): Promise<boolean> {
  return recorder.step('replan', run.name, async () => {
    const result = await run.plan({ keep: false });
    if (!result.ok) {
      return failed(result);
    }
    const changes = changed(result.output.changes);
    if (result.code === 0) {
      return { status: 'succeeded', summary: summarize([]) };
    }
    const what = [
      ...changes.map(
        ({ address, actions }) => `${actions.join('+')} ${address}`,
      ),
      ...result.output.outputs.map(name => `output ${name}`),
    ];
    return {
      status: 'failed',
      summary: summarize(changes),
      changes,
      message: `a plan right after the apply is not empty: ${what.join(', ')}`,
    };
  });
}

/** Destroys what a stack holds. */
export function destroyStep(
  recorder: StepRecorder,
  run: StackRun,
  { inRehearsal }: { inRehearsal: boolean },
): Promise<boolean> {
  return recorder.step('destroy', run.name, async () => {
    if (!(await run.isApplied())) {
      return {
        status: 'succeeded',
        summary: summarize([]),
        message: 'nothing to destroy: the stack holds nothing',
      };
    }
    const lifted = run.write({ liftProtection: inRehearsal });
    const result = await run.destroy();
    const summary = summarize(result.output.done);
    recorder.count(summary);
    if (!result.ok) {
      return { ...failed(result), summary };
    }
    return lifted.length > 0
      ? {
          status: 'succeeded',
          summary,
          message: `deletion protection lifted for the rehearsal: ${lifted.join(
            ', ',
          )}`,
        }
      : { status: 'succeeded', summary };
  });
}
