import {
  EdgeKind,
  NodeKind,
  Topology,
  TopologyEdge,
  TopologyNode,
} from '../Topology';

/** Questions to a graph; none of them throws, whatever the graph holds. */
export class TraceGraph {
  private readonly nodes: Map<string, TopologyNode>;
  private readonly byKind = new Map<NodeKind, TopologyNode[]>();
  private readonly outOf = new Map<string, TopologyEdge[]>();
  private readonly into = new Map<string, TopologyEdge[]>();

  constructor(topology: Topology) {
    this.nodes = new Map(topology.nodes.map(node => [node.id, node]));
    for (const node of topology.nodes) {
      const list = this.byKind.get(node.kind);
      if (list) list.push(node);
      else this.byKind.set(node.kind, [node]);
    }
    const file = (
      index: Map<string, TopologyEdge[]>,
      id: string,
      edge: TopologyEdge,
    ) => {
      const list = index.get(id);
      if (list) list.push(edge);
      else index.set(id, [edge]);
    };
    for (const edge of topology.edges) {
      file(this.outOf, edge.source, edge);
      file(this.into, edge.target, edge);
    }
  }

  find(id: string): TopologyNode | undefined {
    return this.nodes.get(id);
  }

  ofKind(kind: NodeKind): TopologyNode[] {
    return this.byKind.get(kind) ?? [];
  }

  /** The ends of edges from a node. */
  targets(source: string, kind: EdgeKind, ends?: NodeKind): TopologyNode[] {
    return (this.outOf.get(source) ?? [])
      .filter(edge => edge.kind === kind)
      .map(edge => this.nodes.get(edge.target))
      .filter(node => node !== undefined)
      .filter(node => !ends || node.kind === ends);
  }

  /** Where edges into a node start. */
  sources(target: string, kind: EdgeKind, starts?: NodeKind): TopologyNode[] {
    return (this.into.get(target) ?? [])
      .filter(edge => edge.kind === kind)
      .map(edge => this.nodes.get(edge.source))
      .filter(node => node !== undefined)
      .filter(node => !starts || node.kind === starts);
  }

  parent(node: TopologyNode): TopologyNode | undefined {
    return node.parent === undefined ? undefined : this.nodes.get(node.parent);
  }

  /** The VPC around a node. */
  vpcOf(node: TopologyNode): TopologyNode | undefined {
    const seen = new Set<TopologyNode>();
    for (
      let at: TopologyNode | undefined = node;
      at && !seen.has(at);
      at = this.parent(at)
    ) {
      if (at.kind === 'vpc') return at;
      seen.add(at);
    }
    return undefined;
  }

  /** What is directly in a VPC. */
  inVpc(vpc: TopologyNode, kind: NodeKind): TopologyNode[] {
    return this.ofKind(kind).filter(node => this.vpcOf(node) === vpc);
  }
}

/** A detail that is a list of texts; empty where it is anything else. */
export function listOf(node: TopologyNode, detail: string): string[] {
  const value = node[detail];
  return Array.isArray(value)
    ? value.filter(item => typeof item === 'string')
    : [];
}

/** A detail that is text, where it is. */
export function textOf(node: TopologyNode, detail: string): string | undefined {
  const value = node[detail];
  return typeof value === 'string' ? value : undefined;
}

/** Said of what the project only looks up. */
export const OWNER = 'as its owner declares';
