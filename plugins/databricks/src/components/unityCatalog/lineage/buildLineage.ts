import type {
  UnityLineage,
  UnityLineageNode,
} from '@lakeport/backstage-plugin-databricks-common';
import type { LineageGraph, LineageGraphNode } from './LineageGraph';
import { lineageId } from './lineageId';

/** One step of lineage that has been read: both ends of a table or column. */
export interface LineageStep {
  of: UnityLineageNode;
  lineage: Pick<UnityLineage, 'upstreams' | 'downstreams'>;
}

/**
 * Puts steps of lineage together into one graph. A table that several steps tell
 * of is there once, with the jobs of all of them; what the reader may not see is
 * there once for each table that it touches, since nothing tells whether two of
 * them are the same.
 *
 * @param start - what the picture is about; it is there also before anything was read
 */
export function buildLineage(
  start: UnityLineageNode,
  steps: readonly LineageStep[],
): LineageGraph {
  const nodes = new Map<string, LineageGraphNode>();
  const edges = new Map<string, LineageGraph['edges'][number]>();
  const expanded = new Set(steps.map(({ of }) => lineageId(of)));

  const add = (id: string, node: UnityLineageNode) => {
    const known = nodes.get(id)?.node;
    nodes.set(id, {
      id,
      node: {
        ...node,
        ...known,
        jobs: merged(known?.jobs, node.jobs),
        notebooks: merged(known?.notebooks, node.notebooks),
      },
      distance: 0,
      isStart: id === lineageId(start),
      isExpanded: expanded.has(id),
    });
    return id;
  };
  const connect = (source: string, target: string) => {
    const id = `${source} ${target}`;
    edges.set(id, { id, source, target });
  };

  add(lineageId(start), start);
  for (const { of, lineage } of steps) {
    const middle = add(lineageId(of), of);
    const idOf = (node: UnityLineageNode, end: string, index: number) =>
      node.hidden ? `${end} ${index} ${middle}` : lineageId(node);
    lineage.upstreams.forEach((node, index) =>
      connect(add(idOf(node, 'from', index), node), middle),
    );
    lineage.downstreams.forEach((node, index) =>
      connect(middle, add(idOf(node, 'to', index), node)),
    );
  }

  const distances = distancesFrom(lineageId(start), [...edges.values()]);
  return {
    // A step that nothing leads to any more is left out.
    nodes: [...nodes.values()].flatMap(node => {
      const distance = distances.get(node.id);
      return distance === undefined ? [] : [{ ...node, distance }];
    }),
    edges: [...edges.values()].filter(
      ({ source, target }) => distances.has(source) && distances.has(target),
    ),
  };
}

function merged<T extends { id: string; workspaceId?: string }>(
  some: readonly T[] = [],
  others: readonly T[] = [],
): T[] {
  const all = new Map(
    [...some, ...others].map(item => [`${item.workspaceId} ${item.id}`, item]),
  );
  return [...all.values()];
}

/** Steps to every node along edges in either direction, by the shortest way. */
function distancesFrom(
  start: string,
  edges: LineageGraph['edges'],
): Map<string, number> {
  const beside = new Map<string, Array<[string, 1 | -1]>>();
  const note = (from: string, to: string, step: 1 | -1) =>
    beside.set(from, [...(beside.get(from) ?? []), [to, step]]);
  for (const { source, target } of edges) {
    note(source, target, 1);
    note(target, source, -1);
  }
  const distances = new Map([[start, 0]]);
  // A map goes over what is added to it meanwhile, too: a queue without an index.
  for (const [id, distance] of distances) {
    for (const [other, step] of beside.get(id) ?? []) {
      if (!distances.has(other)) {
        distances.set(other, distance + step);
      }
    }
  }
  return distances;
}
