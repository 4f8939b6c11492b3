import type { Topology, TopologyNode } from '@lakeport/topology';

/** What of a part is searched: every word and number that it tells. */
function textsOf(node: TopologyNode): string[] {
  return Object.entries(node).flatMap(([key, value]) =>
    key === 'parent' || key === 'kind' || value === undefined
      ? []
      : [value].flat().map(String),
  );
}

function rank(node: TopologyNode, wanted: string): number {
  const name = node.name.toLocaleLowerCase('en-US');
  if (name === wanted || node.id.toLocaleLowerCase('en-US') === wanted) {
    return 0;
  }
  if (name.startsWith(wanted)) {
    return 1;
  }
  return name.includes(wanted) ? 2 : 3;
}

/**
 * The parts in whose name, id or details a text occurs, in any case; those that
 * are called so come first. None for an empty text.
 */
export function searchParts(topology: Topology, text: string): TopologyNode[] {
  const wanted = text.trim().toLocaleLowerCase('en-US');
  if (wanted === '') {
    return [];
  }
  return topology.nodes
    .filter(node =>
      textsOf(node).some(item =>
        item.toLocaleLowerCase('en-US').includes(wanted),
      ),
    )
    .map(node => ({ node, order: rank(node, wanted) }))
    .sort((one, other) => one.order - other.order)
    .map(({ node }) => node);
}
