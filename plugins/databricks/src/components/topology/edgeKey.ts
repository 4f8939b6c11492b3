import type { TopologyEdge } from '@lakeport/topology';

/** The same text for the same connection. */
export function edgeKey({ source, target, kind }: TopologyEdge): string {
  return JSON.stringify([source, target, kind]);
}
