import { isMarked, readPlan, unknownOf } from './readPlan';
import type { PlanEntry } from './readPlan';
import type { ShownChange } from './ShownChange';

function attributesOf(entry: PlanEntry): string[] {
  const { before, after, replace_paths: paths } = entry.change;
  if (!before || !after) return [];
  const causes = paths.map(([first]) => String(first));
  if (causes.length > 0) return [...new Set(causes)].sort();
  const unknown = unknownOf(entry);
  const names = new Set([before, after, unknown].flatMap(Object.keys));
  return [...names]
    .filter(
      name =>
        isMarked(unknown[name]) ||
        JSON.stringify(before[name]) !== JSON.stringify(after[name]),
    )
    .sort();
}

/**
 * What is remembered of a plan's changes: without any value.
 *
 * @throws Error when it is no plan of a format that is known
 */
export function shownChanges(planJson: unknown): ShownChange[] {
  return readPlan(planJson).map(entry => {
    const attributes = attributesOf(entry);
    return {
      address: entry.address,
      actions: entry.change.actions,
      ...(attributes.length > 0 ? { attributes } : {}),
    };
  });
}
