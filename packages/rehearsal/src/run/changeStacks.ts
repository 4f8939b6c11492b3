import { makePlan } from './makePlan';
import type { OperationRun } from './OperationRun';
import { refusalOf } from './refusalOf';
import { applyStep, initStep, planStep } from './stackSteps';

/**
 * One plan and its apply on those stacks of an environment that an operation
 * is about: `sleep` and `wake` its base, `rotate` its credentials.
 */
export async function changeStacks(operation: OperationRun): Promise<void> {
  const { recorder } = operation;
  const refusal = await refusalOf(operation);
  if (refusal) {
    await operation.refuse(refusal.stack, refusal.message);
    return;
  }
  await operation.each(async run => {
    if (!(await initStep(recorder, run))) return false;
    if (!(await run.isApplied())) {
      await operation.refuse(run.name, neverApplied(run.name));
      return false;
    }
    const planned = await planStep(recorder, run, {
      keep: true,
      make: () => makePlan(operation, run),
    });
    return planned !== undefined && applyStep(recorder, run);
  });
}

/** Why a stack cannot be changed. */
export function neverApplied(stack: string): string {
  return `${stack} was never applied; apply the environment first`;
}
