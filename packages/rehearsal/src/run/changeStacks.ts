import type { OperationRun } from './OperationRun';
import { applyStep, initStep, planStep } from './stackSteps';

/**
 * Resources of this type are remade to rotate what hangs on them; their names
 * in a stack are known before any plan.
 */
const ROTATING = 'time_rotating';

/**
 * One plan and its apply on those stacks of an environment that an operation
 * is about: `sleep` and `wake` its base, `rotate` its credentials.
 */
export async function changeStacks(operation: OperationRun): Promise<void> {
  const { recorder, options, runs } = operation;
  const rotating = (name: string) =>
    Object.keys(options.stacks.stacks[name].resource?.[ROTATING] ?? {});
  const rotates = options.operation === 'rotate';
  if (
    rotates
      ? runs.every(run => rotating(run.name).length === 0)
      : runs.length === 0
  ) {
    await operation.refuse(
      options.environment ?? options.stacks.manifest.project,
      rotates
        ? 'there is nothing to rotate: no service principal of the environment has a secret'
        : 'there is no base stack: a serverless workspace has no network of its own to put to sleep',
    );
    return;
  }
  await operation.each(async run => {
    if (!(await initStep(recorder, run))) return false;
    if (!(await run.isApplied())) {
      await operation.refuse(
        run.name,
        `${run.name} was never applied; apply the environment first`,
      );
      return false;
    }
    const replace = rotates
      ? rotating(run.name).map(name => `${ROTATING}.${name}`)
      : [];
    const planned = await planStep(recorder, run, { keep: true, replace });
    if (!planned) return false;
    return applyStep(recorder, run);
  });
}
