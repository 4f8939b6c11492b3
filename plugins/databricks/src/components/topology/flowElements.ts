import {
  layoutTopology,
  type EdgeComparison,
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
import type { PartSummary } from './PartSummary';
import { connectSides, type Area, type Side } from './connectSides';
import { edgeKey } from './edgeKey';
import { edgeLines } from './edgeLines';
import type { FoldedTopology } from './foldTopology';
import type { PlacedPart } from './neighbourOf';

/** Where a connection meets a part. */
export interface PartPort {
  side: Side;
  type: 'source' | 'target';
}

/** What a node of the picture is drawn from. */
export type PartNode = Node<
  {
    part: TopologyNode;
    container: boolean;
    summary: PartSummary;
    ports: readonly PartPort[];
  },
  'part'
>;

/** How a connection that is drawn compares; `mixed` where it stands for several. */
export type DrawnEdgeStatus = EdgeComparison['status'] | 'mixed';

/** Labels that depend on the reader's language. */
export interface FlowLabels {
  node: (
    part: TopologyNode,
    parent: TopologyNode | undefined,
    summary: PartSummary,
  ) => string;
  edge: (source: string, kind: EdgeKind, target: string) => string;
  /** Written on a connection that is on one side only. */
  edgeStatus: (status: DrawnEdgeStatus | undefined) => string | undefined;
}

/** The sides of a part as React Flow calls them. */
export const SIDES: Record<Side, Position> = {
  left: Position.Left,
  right: Position.Right,
  top: Position.Top,
  bottom: Position.Bottom,
};

/** Lines cross containers and pass behind parts, so that no name is struck out. */
const LINE_LEVEL = 500;
const PART_LEVEL = 1000;

const NOTHING: PartSummary = {
  hidden: 0,
  hiddenDifferences: 0,
  errors: 0,
  warnings: 0,
};

function handleOf({ side, type }: PartPort, { width, height }: Area) {
  const places: Record<Side, { x: number; y: number }> = {
    left: { x: 0, y: height / 2 },
    right: { x: width, y: height / 2 },
    top: { x: width / 2, y: 0 },
    bottom: { x: width / 2, y: height },
  };
  const handle: NodeHandle = {
    id: side,
    type,
    position: SIDES[side],
    ...places[side],
    width: 1,
    height: 1,
  };
  return handle;
}

/** Only the ports that connections use: every one is an element of the page. */
class Ports {
  private readonly byPart = new Map<string, Map<string, PartPort>>();

  add(id: string, side: Side, type: PartPort['type']): void {
    const ports = this.byPart.get(id) ?? new Map<string, PartPort>();
    this.byPart.set(id, ports.set(`${type} ${side}`, { side, type }));
  }

  of(id: string): PartPort[] {
    return [...(this.byPart.get(id)?.values() ?? [])];
  }
}

/**
 * Turns a topology into nodes and edges of React Flow, placed by our own
 * layout. Sizes and handles are given, so that nothing waits for measuring and
 * the picture is the same in every browser.
 */
export function flowElements(
  { topology }: FoldedTopology,
  labels: FlowLabels,
  summaries: ReadonlyMap<string, PartSummary> = new Map(),
  statuses: ReadonlyMap<string, DrawnEdgeStatus> = new Map(),
): { nodes: PartNode[]; edges: Edge[]; places: PlacedPart[] } {
  const parts = new Map(topology.nodes.map(part => [part.id, part]));
  const containers = new Set(topology.nodes.map(part => part.parent));
  const places = new Map<string, PlacedPart>();
  const ports = new Ports();

  const layout = layoutTopology(topology);
  // Parents come before their children.
  for (const { id, x, y, width, height } of layout.nodes) {
    const around = places.get(parts.get(id)?.parent ?? '');
    places.set(id, {
      id,
      area: {
        x: x + (around?.area.x ?? 0),
        y: y + (around?.area.y ?? 0),
        width,
        height,
      },
      around: around ? [around.id, ...around.around] : [],
    });
  }

  const edges = layout.edges.flatMap((edge): Edge[] => {
    const { source, target, kind } = edge;
    const [from, to] = [places.get(source), places.get(target)];
    if (!from || !to) {
      return [];
    }
    const sides = connectSides(from.area, to.area);
    ports.add(source, sides.source, 'source');
    ports.add(target, sides.target, 'target');
    const { colour, dashes } = edgeLines[kind];
    const key = edgeKey(edge);
    const status = labels.edgeStatus(statuses.get(key));
    const label = labels.edge(
      parts.get(source)?.name ?? source,
      kind,
      parts.get(target)?.name ?? target,
    );
    return [
      {
        id: key,
        source,
        sourceHandle: sides.source,
        target,
        targetHandle: sides.target,
        zIndex: LINE_LEVEL,
        style: {
          stroke: colour,
          strokeDasharray: dashes,
          strokeWidth: status ? 3 : 1.5,
        },
        markerEnd: { type: MarkerType.ArrowClosed, color: colour },
        label: status,
        ariaLabel: status ? `${label}: ${status}` : label,
      },
    ];
  });

  const nodes = layout.nodes.flatMap(
    ({ id, x, y, width, height }): PartNode[] => {
      const part = parts.get(id);
      const place = places.get(id);
      if (!part || !place) {
        return [];
      }
      const parent = parts.get(part.parent ?? '');
      const summary = summaries.get(id) ?? NOTHING;
      const own = ports.of(id);
      return [
        {
          id,
          type: 'part',
          position: { x, y },
          width,
          height,
          measured: { width, height },
          parentId: parent?.id,
          handles: own.map(port => handleOf(port, place.area)),
          zIndex: containers.has(id) ? undefined : PART_LEVEL,
          data: { part, container: containers.has(id), summary, ports: own },
          ariaLabel: labels.node(part, parent, summary),
        },
      ];
    },
  );
  return { nodes, edges, places: [...places.values()] };
}
