import type { Topology } from '@lakeport/topology';
import type { NetworkView } from './NetworkView';

/** A network as its repository declares it. */
export function declaredView(topology: Topology): NetworkView {
  return {
    topology,
    compared: new Map(),
    comparedEdges: new Map(),
    health: [],
    entities: {},
  };
}
