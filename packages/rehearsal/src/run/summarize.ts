import type { TerraformJson } from '@lakeport/project';
import type { PlannedChange } from './PlannedChange';
import type { ChangeSummary } from './StepEvent';
import type { PlannedAction } from '../engine/parseOutput';

/** Counts what planned or finished actions do to resources. */
export function summarize(actions: readonly PlannedAction[]): ChangeSummary {
  const summary = { add: 0, change: 0, replace: 0, destroy: 0 };
  for (const { actions: all } of actions) {
    if (all.includes('create') && all.includes('delete')) summary.replace += 1;
    else if (all.includes('create')) summary.add += 1;
    else if (all.includes('delete')) summary.destroy += 1;
    else if (all.includes('update')) summary.change += 1;
  }
  return summary;
}

/** What the first apply of a stack creates, judged by its configuration. */
export function plannedFromSynthesis(stack: TerraformJson): PlannedChange[] {
  return Object.entries(stack.resource ?? {}).flatMap(([type, resources]) =>
    Object.keys(resources).map(name => ({
      address: `${type}.${name}`,
      actions: ['create'],
      type,
    })),
  );
}

/** The sum of two summaries. */
export function addSummaries(
  a: ChangeSummary,
  b: ChangeSummary,
): ChangeSummary {
  return {
    add: a.add + b.add,
    change: a.change + b.change,
    replace: a.replace + b.replace,
    destroy: a.destroy + b.destroy,
  };
}
