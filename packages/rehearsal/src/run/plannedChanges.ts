import { z } from 'zod';
import type { PlannedChange } from './PlannedChange';

const values = z.record(z.string(), z.unknown()).nullish();

const plan = z.object({
  resource_changes: z
    .array(
      z.object({
        address: z.string(),
        module_address: z.string().optional(),
        mode: z.string(),
        type: z.string(),
        change: z.object({
          actions: z.array(z.string()).min(1),
          before: values,
          after: values,
          /** `true` where a value is known after apply only. */
          after_unknown: z
            .union([z.boolean(), z.record(z.string(), z.unknown())])
            .default({}),
          replace_paths: z.array(z.array(z.unknown())).default([]),
        }),
      }),
    )
    .default([]),
});

type Change = z.infer<typeof plan>['resource_changes'][number]['change'];

/** Whether anything in it is known after apply only. */
function isUnknown(mark: unknown): boolean {
  if (typeof mark === 'boolean') return mark;
  return (
    typeof mark === 'object' &&
    mark !== null &&
    Object.values(mark).some(isUnknown)
  );
}

function attributesOf({
  before,
  after,
  after_unknown: unknown,
  replace_paths: paths,
}: Change): string[] {
  if (!before || !after) return [];
  const causes = paths.map(([first]) => String(first));
  if (causes.length > 0) return [...new Set(causes)].sort();
  const marks = typeof unknown === 'boolean' ? {} : unknown;
  const names = new Set([before, after, marks].flatMap(Object.keys));
  return [...names]
    .filter(
      name =>
        isUnknown(marks[name]) ||
        JSON.stringify(before[name]) !== JSON.stringify(after[name]),
    )
    .sort();
}

/**
 * What a plan changes, from `terraform show -json`: without what stays as it
 * is or is only read, and without any value.
 *
 * @throws Error when it is no plan of a format that is known
 */
export function plannedChanges(planJson: unknown): PlannedChange[] {
  return plan
    .parse(planJson)
    .resource_changes.filter(
      ({ mode, change: { actions } }) =>
        mode === 'managed' &&
        !actions.every(action => action === 'no-op' || action === 'read'),
    )
    .map(({ address, module_address: module, type, change }) => {
      const attributes = attributesOf(change);
      return {
        address,
        actions: change.actions,
        type,
        ...(module ? { module } : {}),
        ...(attributes.length > 0 ? { attributes } : {}),
      };
    });
}
