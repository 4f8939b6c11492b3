import type { NodeKind, Topology } from '@lakeport/topology';

/**
 * Only parts of these kinds, within what contains them, and the connections
 * that are left. All of it where no kinds are given.
 */
export function filterKinds(
  topology: Topology,
  kinds: readonly NodeKind[],
): Topology {
  if (kinds.length === 0) {
    return topology;
  }
  const byId = new Map(topology.nodes.map(node => [node.id, node]));
  const kept = new Set<string>();
  for (const node of topology.nodes) {
    if (kinds.includes(node.kind)) {
      for (
        let at: typeof node | undefined = node;
        at && !kept.has(at.id);
        at = at.parent === undefined ? undefined : byId.get(at.parent)
      ) {
        kept.add(at.id);
      }
    }
  }
  return {
    nodes: topology.nodes.filter(node => kept.has(node.id)),
    edges: topology.edges.filter(
      edge => kept.has(edge.source) && kept.has(edge.target),
    ),
  };
}
