import {
  layoutTopology,
  type EdgeKind,
  type TopologyNode,
} from '@lakeport/topology';
import {
  MarkerType,
  Position,
  type Edge,
  type Node,
  type NodeHandle,
} from '@xyflow/react';
import { connectSides, type Area, type Side } from './connectSides';
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

/** The sides of a part as React Flow calls them. */
export const SIDES: ReadonlyArray<[Side, Position]> = [
  ['left', Position.Left],
  ['right', Position.Right],
  ['top', Position.Top],
  ['bottom', Position.Bottom],
];

/** Lines cross containers and pass behind parts, so that no name is struck out. */
const LINE_LEVEL = 500;
const PART_LEVEL = 1000;

function handlesOf(width: number, height: number): NodeHandle[] {
  const places: Record<Side, { x: number; y: number }> = {
    left: { x: 0, y: height / 2 },
    right: { x: width, y: height / 2 },
    top: { x: width / 2, y: 0 },
    bottom: { x: width / 2, y: height },
  };
  return SIDES.flatMap(([side, position]) =>
    (['source', 'target'] as const).map(type => ({
      id: side,
      type,
      position,
      ...places[side],
      width: 1,
      height: 1,
    })),
  );
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
  const areas = new Map<string, Area>();

  const layout = layoutTopology(topology);

  // Parents come before their children.
  const nodes = layout.nodes.flatMap(
    ({ id, x, y, width, height }): PartNode[] => {
      const part = parts.get(id);
      if (!part) {
        return [];
      }
      const parent = part.parent ? parts.get(part.parent) : undefined;
      const around = parent && areas.get(parent.id);
      areas.set(id, {
        x: x + (around?.x ?? 0),
        y: y + (around?.y ?? 0),
        width,
        height,
      });
      return [
        {
          id,
          type: 'part',
          position: { x, y },
          width,
          height,
          parentId: parent?.id,
          handles: handlesOf(width, height),
          zIndex: containers.has(id) ? undefined : PART_LEVEL,
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

  const edges = layout.edges.flatMap(
    ({ source, target, kind }, index): Edge[] => {
      const [from, to] = [areas.get(source), areas.get(target)];
      if (!from || !to) {
        return [];
      }
      const sides = connectSides(from, to);
      const { colour, dashes } = edgeLines[kind];
      return [
        {
          id: `edge-${index}`,
          source,
          sourceHandle: sides.source,
          target,
          targetHandle: sides.target,
          zIndex: LINE_LEVEL,
          style: { stroke: colour, strokeDasharray: dashes, strokeWidth: 1.5 },
          markerEnd: { type: MarkerType.ArrowClosed, color: colour },
          ariaLabel: labels.edge(
            parts.get(source)?.name ?? source,
            kind,
            parts.get(target)?.name ?? target,
          ),
        },
      ];
    },
  );
  return { nodes, edges };
}
