import type { OperationRun } from './OperationRun';
import { missingOfOthers, outdatedOfOthers } from './otherOwners';
import type { StackRun } from './StackRun';
import { applyStep, initStep, planStep } from './stackSteps';
import type { PlanStepOptions } from './stackSteps';

/** Plans and applies the stacks in order, up to the first failure. */
export async function applyStacks(operation: OperationRun): Promise<void> {
  const { recorder } = operation;
  await operation.each(
    async run =>
      (await initStep(recorder, run)) &&
      (await isReady(operation, run)) &&
      (await planStep(recorder, run, {
        keep: true,
        orDeferred: sayWhatComesFirst(operation, run),
      })) !== undefined &&
      applyStep(recorder, run),
  );
}

/** Says what has to be applied first, where it is not there to build upon. */
export async function isReady(
  operation: OperationRun,
  run: StackRun,
): Promise<boolean> {
  const missing = await missingOfOthers(operation, run);
  if (missing) await operation.refuse(run.name, missing);
  return missing === undefined;
}

/** A failure that comes of outputs which are not there yet, with what to do. */
export function sayWhatComesFirst(
  operation: OperationRun,
  run: StackRun,
): PlanStepOptions['orDeferred'] {
  return ({ message }) => {
    const outdated = outdatedOfOthers(operation, run, message);
    return outdated
      ? { status: 'failed', message: `${outdated}. ${message}` }
      : undefined;
  };
}
