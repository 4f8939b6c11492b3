import type { NodeKind, Topology } from '@lakeport/topology';
import { filterKinds } from './filterKinds';
import { foldTopology } from './foldTopology';
import { initialFolds } from './initialFolds';
import { visibleBudget } from './visibleBudget';

/**
 * What is in no container that could be folded, the least telling first. Where
 * the rest is still too much, workspaces: they are told by their VPCs.
 */
const LEFT_OUT: readonly NodeKind[] = [
  'registered-endpoint',
  'ip-access-list',
  'private-access-settings',
  'network-policy',
  'network-connectivity',
  'workspace',
];

/**
 * The kinds that are drawn at first: all of them, which no kinds stand for,
 * unless more parts are left than can be drawn once everything is folded.
 */
export function initialKinds(topology: Topology): NodeKind[] {
  const isTooMuch = (drawn: Topology) =>
    foldTopology(drawn, initialFolds(drawn)).topology.nodes.length >
    visibleBudget;
  if (!isTooMuch(topology)) {
    return [];
  }
  let kinds = [...new Set(topology.nodes.map(node => node.kind))];
  for (const kind of LEFT_OUT) {
    kinds = kinds.filter(item => item !== kind);
    if (!isTooMuch(filterKinds(topology, kinds))) {
      break;
    }
  }
  return kinds;
}
