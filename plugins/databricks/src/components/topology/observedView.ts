import type { ObservedNetwork } from '@lakeport/backstage-plugin-databricks-common';
import type { NetworkView } from './NetworkView';

/** A network as AWS and Databricks tell of it. */
export function observedView(
  network: Pick<ObservedNetwork, 'topology' | 'health' | 'entities'>,
): NetworkView {
  return {
    topology: network.topology,
    compared: new Map(),
    comparedEdges: new Map(),
    health: network.health,
    entities: network.entities ?? {},
  };
}
