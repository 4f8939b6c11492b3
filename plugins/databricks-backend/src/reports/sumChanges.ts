import type { ChangeSummary } from '@lakeport/backstage-plugin-databricks-common';

/** The sum of several summaries; what has none counts for nothing. */
export function sumChanges(
  summaries: ReadonlyArray<ChangeSummary | undefined>,
): ChangeSummary {
  const sum: ChangeSummary = { add: 0, change: 0, replace: 0, destroy: 0 };
  for (const summary of summaries) {
    sum.add += summary?.add ?? 0;
    sum.change += summary?.change ?? 0;
    sum.replace += summary?.replace ?? 0;
    sum.destroy += summary?.destroy ?? 0;
  }
  return sum;
}
