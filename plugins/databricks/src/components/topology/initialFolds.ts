import type { NodeKind, Topology } from '@lakeport/topology';
import { foldTopology } from './foldTopology';

/** More parts than this at once are neither readable nor quick to draw. */
const BUDGET = 300;

/** What is folded first: the innermost containers. */
const FOLDABLE: NodeKind[] = ['availability-zone', 'vpc', 'account', 'region'];

/**
 * The containers to fold before a picture is drawn for the first time: none if
 * all of it fits, else the zones, then the VPCs, then the accounts until about
 * 300 parts are left.
 */
export function initialFolds(
  topology: Topology,
  budget: number = BUDGET,
): ReadonlySet<string> {
  const folds = new Set<string>();
  for (const kind of FOLDABLE) {
    if (foldTopology(topology, folds).topology.nodes.length <= budget) {
      break;
    }
    topology.nodes
      .filter(node => node.kind === kind)
      .forEach(node => folds.add(node.id));
  }
  return folds;
}
