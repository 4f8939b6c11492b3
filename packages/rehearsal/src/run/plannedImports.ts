import { z } from 'zod';

const plan = z.object({
  resource_changes: z
    .array(
      z.object({
        address: z.string(),
        change: z.object({
          importing: z.object({ id: z.string().optional() }).nullish(),
        }),
      }),
    )
    .default([]),
});

/**
 * Addresses of what a plan takes over that is there already, from
 * `terraform show -json`.
 *
 * @throws Error when it is no plan of a format that is known
 */
export function plannedImports(planJson: unknown): string[] {
  return plan
    .parse(planJson)
    .resource_changes.filter(({ change }) => change.importing)
    .map(({ address }) => address);
}
