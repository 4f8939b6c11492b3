import { planFindings } from '@lakeport/project';
import type { OperationName, PlanGuard } from '@lakeport/rehearsal';

/**
 * Reads plans for what an operation must not do unasked.
 *
 * @param allowed - addresses that were named on the command line
 */
export function planGuard(
  operation: OperationName,
  allowed: readonly string[],
): PlanGuard {
  return (plan, stack) => planFindings(plan, { stack, allowed, operation });
}
