import type { OperationRun } from './OperationRun';
import { refusalOf } from './refusalOf';
import { destroyStep, initStep } from './stackSteps';

/** Destroys the stacks, the last applied first, up to the first failure. */
export async function destroyStacks(operation: OperationRun): Promise<void> {
  const { recorder, isRehearsal } = operation;
  const refusal = await refusalOf(operation);
  if (refusal) {
    await operation.refuse(refusal.stack, refusal.message);
    return;
  }
  await operation.each(
    async run =>
      (await initStep(recorder, run)) &&
      destroyStep(recorder, run, {
        inRehearsal: isRehearsal,
        onDestroyed: addresses => operation.leaveBehind(run, addresses),
      }),
  );
}
