import type { NetworkView } from './NetworkView';
import type { PartSummary } from './PartSummary';
import type { FoldedTopology } from './foldTopology';
import { isDifferent } from './isDifferent';

/**
 * What each drawn part tells: its own status and findings, and those of what is
 * folded into it. A finding counts where it is foremost about.
 */
export function summarizeParts(
  { compared, health }: NetworkView,
  { topology, hidden, shown }: FoldedTopology,
): ReadonlyMap<string, PartSummary> {
  const summaries = new Map(
    topology.nodes.map(({ id }): [string, PartSummary] => [
      id,
      {
        status: compared.get(id)?.status,
        hidden: hidden.get(id) ?? 0,
        hiddenDifferences: 0,
        errors: 0,
        warnings: 0,
      },
    ]),
  );
  for (const [id, { status }] of compared) {
    const by = shown.get(id);
    const summary = by !== undefined && by !== id && summaries.get(by);
    if (summary && isDifferent(status)) {
      summary.hiddenDifferences += 1;
    }
  }
  for (const { severity, nodes } of health) {
    const by = nodes.map(id => shown.get(id)).find(id => id !== undefined);
    const summary = by === undefined ? undefined : summaries.get(by);
    if (summary && severity === 'error') {
      summary.errors += 1;
    } else if (summary && severity === 'warning') {
      summary.warnings += 1;
    }
  }
  return summaries;
}
