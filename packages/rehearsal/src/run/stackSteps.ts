import { appliedResources, type TerraformJson } from '@lakeport/project';
import type { CommandResult } from './CommandResult';
import { explainDestroyFailure } from './explainDestroyFailure';
import { explainPlanFailure } from './explainPlanFailure';
import { plannedChanges } from './plannedChanges';
import { plannedImports } from './plannedImports';
import { isRefused } from './PlanRefusal';
import type { PlanRefusal } from './PlanRefusal';
import type { ShownChange } from './ShownChange';
import { shownChanges } from './shownChanges';
import type { StackRun } from './StackRun';
import type { StepName } from './StepEvent';
import type { StepOutcome, StepRecorder } from './StepRecorder';
import { summarize } from './summarize';
import type { PlannedAction } from '../engine/parseOutput';

/** What a step found out that the next ones need. */
export interface Planned {
  changes: ShownChange[];
  /** Names of outputs that would change. */
  outputs: string[];
  /** What the plan found in the account. It holds secrets. */
  found: TerraformJson;
}

/**
 * What somebody else did and the plan puts right. A computed attribute that a
 * service set later, and one that another stack looks after, are differences
 * as well, and nothing to do anything about.
 */
function driftMessage(
  drift: readonly PlannedAction[],
  changes: readonly ShownChange[],
): string | undefined {
  const planned = new Set(changes.map(({ address }) => address));
  const undone = drift.filter(({ address }) => planned.has(address));
  if (undone.length === 0) {
    return undefined;
  }
  const words = undone.map(
    ({ address, actions }) =>
      `${address} was ${
        actions.includes('delete') ? 'deleted' : 'changed'
      } outside of Terraform`,
  );
  return words.join('\n');
}

function failed(
  { message }: CommandResult,
  explain?: (message: string) => string,
): StepOutcome {
  return {
    status: 'failed',
    message: [message, explain?.(message)].filter(Boolean).join('\n'),
  };
}

function refused(findings: PlanRefusal[]): string {
  // What is mended in one way is listed together.
  const byFix = new Map<string, string[]>();
  for (const finding of findings.filter(one => isRefused([one]))) {
    const { resource, message, fix = '' } = finding;
    byFix.set(fix, [
      ...(byFix.get(fix) ?? []),
      `- ${resource ? `${resource}: ` : ''}${message}`,
    ]);
  }
  return [
    'the plan is refused, and nothing of it was applied:',
    ...[...byFix].flatMap(([fix, lines]) => [...lines, ...(fix ? [fix] : [])]),
  ].join('\n');
}

/** Writes a stack and initializes it; a rehearsal checks its backend first. */
export function initStep(
  recorder: StepRecorder,
  run: StackRun,
  {
    checkBackend = false,
    lock,
    explain,
  }: {
    checkBackend?: boolean;
    /** Of the providers that are to be used, and no others. */
    lock?: Uint8Array;
    explain?: (message: string) => string;
  } = {},
): Promise<boolean> {
  return recorder.step('init', run.name, async () => {
    run.write({ liftProtection: false });
    if (lock) run.putLock(lock);
    const backend = checkBackend ? await run.checkBackend() : undefined;
    if (backend && !backend.ok) {
      return failed(backend);
    }
    const result = await run.init();
    return result.ok ? { status: 'succeeded' } : failed(result, explain);
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

/** How a stack is planned. */
export interface PlanStepOptions {
  /** Leaves the plan for {@link applyStep}, unless it is not to be applied. */
  keep: boolean;
  /** Makes the plan; one of an apply when left out. */
  make?: (run: StackRun) => Promise<CommandResult>;
  /** May turn a plan that cannot be made into one that is deferred. */
  orDeferred?: (result: CommandResult) => StepOutcome | undefined;
  /** May turn a plan that was made into another outcome. */
  judge?: (planned: Planned) => Partial<StepOutcome> | undefined;
}

/**
 * Plans a stack and has the guard read the plan.
 *
 * @returns what is planned, when the step succeeded
 */
export async function planStep(
  recorder: StepRecorder,
  run: StackRun,
  options: PlanStepOptions,
): Promise<Planned | undefined> {
  let planned: Planned | undefined;
  const ok = await recorder.step('plan', run.name, async () => {
    const { make = one => one.plan({ keep: true }) } = options;
    const result = await make(run);
    if (!result.ok) {
      return options.orDeferred?.(result) ?? failed(result, explainPlanFailure);
    }
    let isKept = false;
    try {
      const shown = await run.showPlan();
      const changes = plannedChanges(shown);
      const imports = plannedImports(shown);
      const findings = run.findings(shown);
      planned = {
        changes: shownChanges(shown),
        outputs: result.output.outputs,
        found: appliedResources(shown),
      };
      const drift = driftMessage(result.output.drift, planned.changes);
      const outcome: StepOutcome = {
        status: 'succeeded',
        summary: summarize(changes),
        changes,
        ...(imports.length > 0 ? { imports } : {}),
        ...(findings.length > 0 ? { findings } : {}),
        ...(drift ? { message: drift } : {}),
        ...(isRefused(findings)
          ? { status: 'failed', message: refused(findings) }
          : options.judge?.(planned)),
      };
      isKept = options.keep && outcome.status === 'succeeded';
      return outcome;
    } finally {
      if (!isKept) run.dropPlan();
    }
  });
  return ok ? planned : undefined;
}

/** Applies the plan that {@link planStep} kept. */
export function applyStep(
  recorder: StepRecorder,
  run: StackRun,
  {
    step = 'apply',
    explain,
    onDone,
  }: {
    step?: 'apply' | 'destroy';
    explain?: (message: string) => string;
    /** Told the addresses that were worked on. */
    onDone?: (addresses: string[]) => void;
  } = {},
): Promise<boolean> {
  return recorder.step(step, run.name, async () => {
    const result = await run.applyPlan();
    const summary = summarize(mergeReplaced(result.output.done));
    recorder.count(summary);
    onDone?.(result.output.done.map(({ address }) => address));
    return result.ok
      ? { status: 'succeeded', summary }
      : { ...failed(result, explain), summary };
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
  step: StepName = 'replan',
): Promise<boolean> {
  return recorder.step(step, run.name, () => replan(run));
}

/** What a plan finds right after an apply. */
export async function replan(run: StackRun): Promise<StepOutcome> {
  const result = await run.plan({ keep: true });
  if (!result.ok) {
    return failed(result);
  }
  if (result.code === 0) {
    run.dropPlan();
    return { status: 'succeeded', summary: summarize([]) };
  }
  try {
    const shown = await run.showPlan();
    const changes = plannedChanges(shown);
    const what = [
      ...shownChanges(shown).map(
        ({ address, actions, attributes = [] }) =>
          `${actions.join('+')} ${address}${
            attributes.length ? ` (${attributes.join(', ')})` : ''
          }`,
      ),
      ...result.output.outputs.map(name => `output ${name}`),
    ];
    return {
      status: 'failed',
      summary: summarize(changes),
      changes,
      message: `a plan right after the apply is not empty: ${what.join(', ')}`,
    };
  } finally {
    run.dropPlan();
  }
}

/** The outcome of a destroy, or the plan of one, where nothing is. */
export const NOTHING_TO_DESTROY: StepOutcome = {
  status: 'succeeded',
  summary: summarize([]),
  message: 'nothing to destroy: the stack holds nothing',
};

/**
 * Destroys what a stack holds.
 *
 * @param onDestroyed - told the addresses that are gone
 */
export function destroyStep(
  recorder: StepRecorder,
  run: StackRun,
  options: {
    inRehearsal: boolean;
    onDestroyed?: (addresses: string[]) => void;
  },
): Promise<boolean> {
  return recorder.step('destroy', run.name, async () => {
    if (!(await run.isApplied())) return NOTHING_TO_DESTROY;
    const { guarded, lifted } = run.write({
      liftProtection: options.inRehearsal,
    });
    const unprotected = await run.unprotect(guarded);
    if (!unprotected.ok) {
      return failed(unprotected);
    }
    const planned = await run.planDestroy();
    if (!planned.ok) {
      return failed(planned, explainDestroyFailure);
    }
    const findings = run.hasGuard ? run.findings(await run.showPlan()) : [];
    const found = findings.length > 0 ? { findings } : {};
    if (isRefused(findings)) {
      run.dropPlan();
      return { status: 'failed', message: refused(findings), ...found };
    }
    const result = await run.applyPlan();
    const summary = summarize(result.output.done);
    recorder.count(summary);
    options.onDestroyed?.(result.output.done.map(({ address }) => address));
    if (!result.ok) {
      return { ...failed(result, explainDestroyFailure), ...found, summary };
    }
    return {
      status: 'succeeded',
      summary,
      ...found,
      ...(lifted.length > 0
        ? {
            message: `deletion protection lifted for the rehearsal: ${lifted.join(
              ', ',
            )}`,
          }
        : {}),
    };
  });
}
