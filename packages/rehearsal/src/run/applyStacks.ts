import type { OperationRun } from './OperationRun';
import { applyStep, initStep, planStep } from './stackSteps';

/** Plans and applies the stacks in order, up to the first failure. */
export async function applyStacks(operation: OperationRun): Promise<void> {
  const { recorder } = operation;
  await operation.each(
    async run =>
      (await initStep(recorder, run)) &&
      (await planStep(recorder, run, { keep: true })) !== undefined &&
      applyStep(recorder, run),
  );
}
