import { z } from 'zod';

const values = z.record(z.string(), z.unknown()).nullish();

const plan = z.object({
  resource_changes: z
    .array(
      z.object({
        address: z.string(),
        module_address: z.string().optional(),
        mode: z.string(),
        type: z.string(),
        // Beside these there are marks of what is sensitive.
        change: z.looseObject({
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

/** An entry of a plan's `resource_changes`. It holds secrets. */
export type PlanEntry = z.infer<typeof plan>['resource_changes'][number];

/** Whether anything in a mark is set: known after apply only, or sensitive. */
export function isMarked(mark: unknown): boolean {
  if (typeof mark === 'boolean') return mark;
  return (
    typeof mark === 'object' &&
    mark !== null &&
    Object.values(mark).some(isMarked)
  );
}

/** The marks of a change's attributes that are known after apply only, by name. */
export function unknownOf({
  change: { after_unknown: unknown },
}: PlanEntry): Record<string, unknown> {
  return typeof unknown === 'boolean' ? {} : unknown;
}

/**
 * What a plan changes, from `terraform show -json`: without what stays as it is
 * or is only read.
 *
 * @throws Error when it is no plan of a format that is known
 */
export function readPlan(planJson: unknown): PlanEntry[] {
  return plan
    .parse(planJson)
    .resource_changes.filter(
      ({ mode, change: { actions } }) =>
        mode === 'managed' &&
        !actions.every(action => action === 'no-op' || action === 'read'),
    );
}
