import {
  layoutTopology,
  type EdgeKind,
  type TopologyNode,
} from '@lakeport/topology';
import { MarkerType, Position, type Edge, type Node } from '@xyflow/react';
import { edgeLines } from './edgeLines';
import type { FoldedTopology } from './foldTopology';

/** What a node of the picture is drawn from. */
export type PartNode = Node<
  { part: TopologyNode; container: boolean; hidden: number },
  'part'
>;

/** Labels that depend on the reader's language. */
export interface FlowLabels {
  node: (part: TopologyNode, parent: TopologyNode | undefined) => string;
  edge: (source: string, kind: EdgeKind, target: string) => string;
}

/**
 * Turns a topology into nodes and edges of React Flow, placed by our own
 * layout. Sizes and handles are given, so that nothing waits for measuring and
 * the picture is the same in every browser.
 */
export function flowElements(
  { topology, hidden }: FoldedTopology,
  labels: FlowLabels,
): { nodes: PartNode[]; edges: Edge[] } {
  const parts = new Map(topology.nodes.map(part => [part.id, part]));
  const containers = new Set(topology.nodes.map(part => part.parent));
  const nodes = layoutTopology(topology).nodes.flatMap(
    ({ id, x, y, width, height }): PartNode[] => {
      const part = parts.get(id);
      if (!part) {
        return [];
      }
      const parent = part.parent ? parts.get(part.parent) : undefined;
      const middle = { y: height / 2, width: 1, height: 1 };
      return [
        {
          id,
          type: 'part',
          position: { x, y },
          width,
          height,
          parentId: parent?.id,
          handles: [
            { type: 'target', position: Position.Left, x: 0, ...middle },
            { type: 'source', position: Position.Right, x: width, ...middle },
          ],
          data: {
            part,
            container: containers.has(id),
            hidden: hidden.get(id) ?? 0,
          },
          ariaLabel: labels.node(part, parent),
        },
      ];
    },
  );
  const edges = topology.edges.map(({ source, target, kind }, index): Edge => {
    const { colour, dashes } = edgeLines[kind];
    return {
      id: `edge-${index}`,
      source,
      target,
      style: { stroke: colour, strokeDasharray: dashes, strokeWidth: 1.5 },
      markerEnd: { type: MarkerType.ArrowClosed, color: colour },
      ariaLabel: labels.edge(
        parts.get(source)?.name ?? source,
        kind,
        parts.get(target)?.name ?? target,
      ),
    };
  });
  return { nodes, edges };
}
