import type { ObservedNetwork } from '@lakeport/backstage-plugin-databricks-common';
import type { Topology } from '@lakeport/topology';
import type { TopologyMode } from './TopologyMode';
import { differenceView } from './differenceView';

/**
 * The id of a part in another way to look at the network, so that it stays
 * selected there; undefined where it is not found.
 */
export function counterpartOf(
  id: string,
  from: TopologyMode,
  to: TopologyMode,
  declared: Topology,
  network: ObservedNetwork,
): string | undefined {
  if (from === to) {
    return id;
  }
  const { compared } = differenceView(declared, network);
  for (const [both, part] of compared) {
    const ids: Record<TopologyMode, string | undefined> = {
      declared: part.declared?.id,
      observed: part.observed?.id,
      difference: both,
    };
    if (ids[from] === id) {
      return ids[to];
    }
  }
  return undefined;
}
