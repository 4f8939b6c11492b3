import type {
  DeploymentPlan,
  PlannedStack,
} from '@lakeport/backstage-plugin-databricks-common';
import { capAttributes } from './capAttributes';
import type { Report, ReportStep } from './readReport';
import { rankOf, sortChanges } from './sortChanges';
import { sumChanges } from './sumChanges';

/** A project has a handful of stacks; beyond this a page is no help. */
const MOST_STACKS = 50;
/** Of all stacks together; some 100 kB without attributes. */
const MOST_CHANGES = 1_000;

/**
 * The plan that a report tells of: each stack with what would change in it,
 * module by module, destructive changes first. Where there is too much to show,
 * destructive changes are the last to be left out, and what is left out is
 * counted. A stack that failed, or was deferred although it was applied before,
 * has no summary: nobody knows yet what would change in it.
 *
 * @param end - the report's last line, which may tell of costs
 */
export function planOf(
  steps: readonly ReportStep[],
  end?: Report['end'],
): DeploymentPlan & { stacks: PlannedStack[] } {
  const all = plannedStacks(steps);
  const stacks = all.slice(0, MOST_STACKS);
  const kept = new Set(
    stacks
      .flatMap(({ changes }) => changes)
      .sort((a, b) => rankOf(a) - rankOf(b))
      .slice(0, MOST_CHANGES),
  );
  const shown = capAttributes([...kept]);
  const unknownStacks = all.filter(({ summary }) => !summary).length;
  return {
    summary: sumChanges(all.map(({ summary }) => summary)),
    ...(unknownStacks > 0 && { unknownStacks }),
    stacks: stacks.map(stack => {
      const changes = stack.changes.flatMap(change => shown.get(change) ?? []);
      const omittedChanges = stack.changes.length - changes.length;
      return {
        ...stack,
        changes,
        ...(omittedChanges > 0 && { omittedChanges }),
      };
    }),
    ...(all.length > stacks.length && {
      omittedStacks: all.length - stacks.length,
    }),
    ...(end?.cost && { cost: end.cost }),
  };
}

function plannedStacks(steps: readonly ReportStep[]): PlannedStack[] {
  const stacks = new Map<string, PlannedStack>();
  for (const event of steps) {
    const { step, stack, status, summary, changes, message, findings } = event;
    // A stack that fails before it is planned has no plan, and says why.
    if (step === 'plan' || status === 'failed') {
      stacks.set(stack, {
        stack,
        status: statusOf(event),
        ...(summary && { summary }),
        changes: sortChanges(changes ?? []),
        ...(message && { message }),
        ...(findings?.length && { findings }),
      });
    }
  }
  return [...stacks.values()];
}

function statusOf({ status, findings }: ReportStep): PlannedStack['status'] {
  switch (status) {
    case 'succeeded':
      return 'planned';
    case 'failed':
      return findings?.some(({ severity }) => severity === 'error')
        ? 'refused'
        : 'failed';
    case 'needs-approval':
      return 'refused';
    default:
      return status;
  }
}
