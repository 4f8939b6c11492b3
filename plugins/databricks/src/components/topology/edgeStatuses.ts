import type { EdgeComparison } from '@lakeport/topology';
import type { NetworkView } from './NetworkView';
import { edgeKey } from './edgeKey';
import type { FoldedTopology } from './foldTopology';

type EdgeStatus = EdgeComparison['status'];

/**
 * How each drawn connection compares, by its key: as all that it stands for do,
 * else as `mixed`. Empty unless two networks are compared.
 */
export function edgeStatuses(
  { comparedEdges }: NetworkView,
  { merged }: FoldedTopology,
): ReadonlyMap<string, EdgeStatus | 'mixed'> {
  const statuses = new Map<string, EdgeStatus | 'mixed'>();
  if (comparedEdges.size === 0) {
    return statuses;
  }
  for (const [key, edges] of merged) {
    const [first, ...others] = new Set(
      edges.map(edge => comparedEdges.get(edgeKey(edge)) ?? 'not-compared'),
    );
    statuses.set(key, others.length > 0 ? 'mixed' : first);
  }
  return statuses;
}
