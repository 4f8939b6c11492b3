import type { NodeKind, Topology } from '@lakeport/topology';
import { ancestorsOf } from './ancestorsOf';
import { foldTopology } from './foldTopology';
import { visibleBudget } from './visibleBudget';

/** What is folded away for others, the least first. */
const FOLDABLE: NodeKind[] = ['availability-zone', 'vpc', 'region', 'account'];

/**
 * Unfolds parts and what is around them. If more than the budget would be seen
 * then, containers that have nothing to do with them are folded for it, zones
 * before VPCs.
 *
 * @param parts - ids of what is to be seen unfolded
 */
export function unfoldWithin(
  topology: Topology,
  folds: ReadonlySet<string>,
  parts: readonly string[],
  budget: number = visibleBudget,
): ReadonlySet<string> {
  const kept = new Set(parts.flatMap(id => [id, ...ancestorsOf(topology, id)]));
  const next = new Set([...folds].filter(id => !kept.has(id)));
  for (const kind of FOLDABLE) {
    if (foldTopology(topology, next).topology.nodes.length <= budget) {
      break;
    }
    topology.nodes
      .filter(node => node.kind === kind && !kept.has(node.id))
      .forEach(node => next.add(node.id));
  }
  return next;
}
