import type { PlannedChange } from '@lakeport/backstage-plugin-databricks-common';

/** What a plan does to a resource. */
export type ChangeKind = 'destroy' | 'replace' | 'change' | 'add';

/**
 * What Terraform's actions on one resource come to.
 *
 * @returns undefined for actions that are none of these, such as reading
 */
export function changeKind({ actions }: PlannedChange): ChangeKind | undefined {
  if (actions.includes('delete')) {
    return actions.includes('create') ? 'replace' : 'destroy';
  }
  if (actions.includes('update')) {
    return 'change';
  }
  return actions.includes('create') ? 'add' : undefined;
}
