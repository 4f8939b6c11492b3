import type { CommandResult } from './CommandResult';
import type { OperationRun } from './OperationRun';
import { rotatingResources } from './rotatingResources';
import type { StackRun } from './StackRun';

/** Plans what an operation does to a stack, and keeps the plan's file. */
export function makePlan(
  operation: OperationRun,
  run: StackRun,
): Promise<CommandResult> {
  switch (operation.subject) {
    case 'destroy':
      run.write({ liftProtection: operation.isRehearsal });
      return run.planDestroy();
    case 'rotate':
      return run.plan({
        keep: true,
        replace: rotatingResources(operation, run.name),
      });
    default:
      return run.plan({ keep: true });
  }
}
