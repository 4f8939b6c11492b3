import { EdgeKind, NodeKind, Topology, TopologyNode } from '../Topology';

type Details = Record<string, string | number | boolean | string[] | undefined>;

/**
 * Collects nodes and edges while the parts of the network are read. Edges are
 * kept until the end, so that their ends may be added in any order; one whose
 * end is not in the graph is dropped.
 */
export class NodeCollector {
  private readonly nodes = new Map<string, TopologyNode>();
  private readonly edges = new Map<
    string,
    { source: string; target: string; kind: EdgeKind }
  >();

  /** Adds a node once; a second call with the same id changes nothing. */
  node(
    id: string,
    kind: NodeKind,
    name: string,
    parent: string | undefined,
    details: Details = {},
  ): TopologyNode {
    const known = this.nodes.get(id);
    if (known) return known;
    const said = Object.fromEntries(
      Object.entries(details).filter(
        ([, value]) =>
          value !== undefined && !(Array.isArray(value) && !value.length),
      ),
    );
    const node: TopologyNode = {
      id,
      kind,
      name,
      ...(parent ? { parent } : {}),
      ...said,
    };
    this.nodes.set(id, node);
    return node;
  }

  find(id: string): TopologyNode | undefined {
    return this.nodes.get(id);
  }

  ofKind(kind: NodeKind): TopologyNode[] {
    return [...this.nodes.values()].filter(node => node.kind === kind);
  }

  edge(source: string, target: string, kind: EdgeKind): void {
    if (source === target) return;
    this.edges.set(`${source} ${kind} ${target}`, { source, target, kind });
  }

  hasEdge(source: string, target: string, kind: EdgeKind): boolean {
    return this.edges.has(`${source} ${kind} ${target}`);
  }

  edgesOfKind(kind: EdgeKind): Array<{ source: string; target: string }> {
    return [...this.edges.values()].filter(edge => edge.kind === kind);
  }

  finish(): Topology {
    return {
      nodes: [...this.nodes.values()],
      edges: [...this.edges.values()].filter(
        edge => this.nodes.has(edge.source) && this.nodes.has(edge.target),
      ),
    };
  }
}
