import { NodeKind, Topology, TopologyNode } from '../Topology';

const KINDS: readonly NodeKind[] = ['vpc', 'database', 'bucket'];

/**
 * The parts of a graph that a trace may ask for by their id: VPCs, databases and
 * buckets.
 *
 * @public
 */
export function tracePlaces({ nodes }: Topology): TopologyNode[] {
  return KINDS.flatMap(kind => nodes.filter(node => node.kind === kind));
}
