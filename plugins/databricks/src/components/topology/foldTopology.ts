import type { Topology, TopologyEdge, TopologyNode } from '@lakeport/topology';
import { edgeKey } from './edgeKey';

/** A topology of which some parts are folded away into what contains them. */
export interface FoldedTopology {
  /** What is left to draw; edges end at the nearest part that is still shown. */
  topology: Topology;
  /** How many parts each folded node hides. */
  hidden: ReadonlyMap<string, number>;
  /** The part that is drawn for each part: itself, or what it is folded into. */
  shown: ReadonlyMap<string, string>;
  /** What each edge that is drawn stands for, by its key. */
  merged: ReadonlyMap<string, readonly TopologyEdge[]>;
}

/**
 * Hides everything inside the folded nodes. An edge into a folded node ends at
 * that node; one that would stay within it, or repeat another, is left out.
 */
export function foldTopology(
  { nodes, edges }: Topology,
  folded: ReadonlySet<string>,
): FoldedTopology {
  const byId = new Map(nodes.map(node => [node.id, node]));
  const hidden = new Map<string, number>();

  const shownFor = (node: TopologyNode): string => {
    let shown = node.id;
    const seen = new Set([node.id]);
    for (
      let around = node.parent && byId.get(node.parent);
      around && !seen.has(around.id);
      around = around.parent && byId.get(around.parent)
    ) {
      seen.add(around.id);
      if (folded.has(around.id)) {
        shown = around.id;
      }
    }
    return shown;
  };

  const shown = new Map(nodes.map(node => [node.id, shownFor(node)]));
  for (const [id, by] of shown) {
    if (id !== by) {
      hidden.set(by, (hidden.get(by) ?? 0) + 1);
    }
  }

  const drawn = new Map<string, TopologyEdge>();
  const merged = new Map<string, TopologyEdge[]>();
  for (const edge of edges) {
    const source = shown.get(edge.source);
    const target = shown.get(edge.target);
    if (
      source &&
      target &&
      (source !== target || edge.source === edge.target)
    ) {
      const line = { source, target, kind: edge.kind };
      const key = edgeKey(line);
      const known = merged.get(key);
      if (known) {
        known.push(edge);
      } else {
        drawn.set(key, line);
        merged.set(key, [edge]);
      }
    }
  }
  return {
    topology: {
      nodes: nodes.filter(node => shown.get(node.id) === node.id),
      edges: [...drawn.values()],
    },
    hidden,
    shown,
    merged,
  };
}
