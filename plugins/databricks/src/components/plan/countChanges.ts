import type {
  ChangeSummary,
  PlannedChange,
} from '@lakeport/backstage-plugin-databricks-common';
import { changeKind } from './changeKind';

/** How many of some changes add, change, replace and destroy. */
export function countChanges(changes: readonly PlannedChange[]): ChangeSummary {
  const summary = { add: 0, change: 0, replace: 0, destroy: 0 };
  for (const change of changes) {
    const kind = changeKind(change);
    if (kind) {
      summary[kind] += 1;
    }
  }
  return summary;
}
