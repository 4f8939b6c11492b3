import type { NodeKind, Topology } from '@lakeport/topology';
import { foldTopology } from './foldTopology';
import { visibleBudget } from './visibleBudget';

/**
 * What is folded first, the innermost containers, and how many parts are left
 * unfolded by it: beyond these a picture that is fitted into view cannot be read.
 * VPCs and what is around them are folded later, for they say what there is.
 */
const LEVELS: ReadonlyArray<[NodeKind, number]> = [
  ['availability-zone', 60],
  ['vpc', 120],
  ['region', visibleBudget],
  ['account', visibleBudget],
];

/**
 * The containers to fold before a picture is drawn for the first time: none of a
 * small network, else the zones, then the VPCs, then regions and accounts.
 *
 * @param least - so many parts are never too many; of what somebody chose to see
 * as much as can be drawn
 */
export function initialFolds(
  topology: Topology,
  least: number = 0,
): ReadonlySet<string> {
  const folds = new Set<string>();
  for (const [kind, most] of LEVELS) {
    if (
      foldTopology(topology, folds).topology.nodes.length >
      Math.max(most, least)
    ) {
      topology.nodes
        .filter(node => node.kind === kind)
        .forEach(node => folds.add(node.id));
    }
  }
  return folds;
}
