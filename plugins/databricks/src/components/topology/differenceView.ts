import type { ObservedNetwork } from '@lakeport/backstage-plugin-databricks-common';
import {
  compareTopologies,
  type EdgeComparison,
  type NodeComparison,
  type Topology,
  type TopologyEdge,
  type TopologyNode,
} from '@lakeport/topology';
import type { ComparedPart, NetworkView } from './NetworkView';
import { edgeKey } from './edgeKey';
import { isNodeKind } from './isNodeKind';

/** Where a part of one side is in the network that both are drawn in. */
class DrawnIds {
  private readonly observed = new Map<string, string>();

  constructor(declared: Topology, nodes: readonly NodeComparison[]) {
    const taken = new Set(declared.nodes.map(node => node.id));
    for (const node of nodes) {
      if (node.observed !== undefined) {
        const own = taken.has(node.observed)
          ? `observed/${node.observed}`
          : node.observed;
        this.observed.set(node.observed, node.declared ?? own);
      }
    }
  }

  of(observed: string): string {
    return this.observed.get(observed) ?? observed;
  }

  ofPart({ declared, observed = '' }: NodeComparison): string {
    return declared ?? this.of(observed);
  }

  edge({ source, target, kind }: TopologyEdge): TopologyEdge {
    return { source: this.of(source), target: this.of(target), kind };
  }
}

/** A region that only grouped what is drawn elsewhere now. */
function withoutEmptyRegions(nodes: TopologyNode[]): TopologyNode[] {
  const parents = new Set(nodes.map(node => node.parent));
  return nodes.filter(node => node.kind !== 'region' || parents.has(node.id));
}

function drawnEdge(ids: DrawnIds, edge: EdgeComparison): TopologyEdge[] {
  if (edge.declared) {
    return [edge.declared];
  }
  return edge.observed ? [ids.edge(edge.observed)] : [];
}

/**
 * Both networks in one: what is declared in its places, and what is only
 * observed within what contains it. Parts of both sides are drawn as declared,
 * with what only the observed side tells.
 */
export function differenceView(
  declared: Topology,
  network: Pick<
    ObservedNetwork,
    'topology' | 'health' | 'entities' | 'kinds' | 'gaps'
  >,
): NetworkView {
  const observed = network.topology;
  const comparison = compareTopologies(declared, {
    ...observed,
    kinds: network.kinds.filter(isNodeKind),
    errors: network.gaps,
  });
  const ids = new DrawnIds(declared, comparison.nodes);
  const sides = {
    declared: new Map(declared.nodes.map(node => [node.id, node])),
    observed: new Map(observed.nodes.map(node => [node.id, node])),
  };
  const compared = new Map<string, ComparedPart>();
  const nodes = comparison.nodes.flatMap((item): TopologyNode[] => {
    const id = ids.ofPart(item);
    const one = sides.declared.get(item.declared ?? '');
    const other = sides.observed.get(item.observed ?? '');
    const { status, differences = [], reason } = item;
    compared.set(id, {
      status,
      differences,
      reason,
      declared: one,
      observed: other,
    });
    const inObserved = other?.parent && ids.of(other.parent);
    return [
      {
        ...other,
        ...one,
        id,
        kind: item.kind,
        name: item.name,
        parent: one ? one.parent : inObserved,
      },
    ];
  });
  const comparedEdges = new Map<string, EdgeComparison['status']>();
  const edges = comparison.edges.flatMap(item => {
    const drawn = drawnEdge(ids, item);
    drawn.forEach(edge => comparedEdges.set(edgeKey(edge), item.status));
    return drawn;
  });
  return {
    topology: { nodes: withoutEmptyRegions(nodes), edges },
    compared,
    comparedEdges,
    health: network.health.map(finding => ({
      ...finding,
      nodes: finding.nodes.map(id => ids.of(id)),
    })),
    entities: Object.fromEntries(
      Object.entries(network.entities ?? {}).map(([id, ref]) => [
        ids.of(id),
        ref,
      ]),
    ),
  };
}
