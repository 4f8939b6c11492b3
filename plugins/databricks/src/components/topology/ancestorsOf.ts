import type { Topology } from '@lakeport/topology';

/** The ids of what a part is inside of, the innermost first. */
export function ancestorsOf({ nodes }: Topology, id: string): string[] {
  const parents = new Map(nodes.map(node => [node.id, node.parent]));
  const around = new Set<string>();
  for (
    let at = parents.get(id);
    at !== undefined && parents.has(at) && at !== id && !around.has(at);
    at = parents.get(at)
  ) {
    around.add(at);
  }
  return [...around];
}
