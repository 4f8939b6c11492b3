import type { ComparisonStatus, Topology } from '@lakeport/topology';
import type { NetworkView } from './NetworkView';
import { statusMarks } from './statusMarks';

/**
 * A topology in whose names it is written how parts compare, for pictures
 * outside of the page.
 */
export function markedTopology(
  topology: Topology,
  { compared }: NetworkView,
  words: (status: ComparisonStatus) => string,
): Topology {
  return {
    nodes: topology.nodes.map(node => {
      const status = compared.get(node.id)?.status;
      return status && status !== 'same'
        ? {
            ...node,
            name: `${statusMarks[status]} ${node.name} (${words(status)})`,
          }
        : node;
    }),
    edges: topology.edges,
  };
}
