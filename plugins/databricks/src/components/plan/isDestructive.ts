import type { PlannedChange } from '@lakeport/backstage-plugin-databricks-common';
import { changeKind } from './changeKind';

/** Whether a change takes away something that is there. */
export function isDestructive(change: PlannedChange): boolean {
  const kind = changeKind(change);
  return kind === 'destroy' || kind === 'replace';
}
