import type { Topology, TopologyNode } from '@lakeport/topology';

/** Which nodes of a graph are around and inside each other. */
export class VpcPlaces {
  readonly nodes: ReadonlyMap<string, TopologyNode>;
  readonly #vpcOf = new Map<string, string | undefined>();

  constructor(topology: Topology) {
    this.nodes = new Map(topology.nodes.map(node => [node.id, node]));
  }

  /** The nodes around a node, the nearest first. */
  around(id: string): TopologyNode[] {
    const found: TopologyNode[] = [];
    let parent = this.nodes.get(id)?.parent;
    // A parent that is around itself would never end.
    while (parent !== undefined && found.length < 20) {
      const node = this.nodes.get(parent);
      if (!node) {
        break;
      }
      found.push(node);
      parent = node.parent;
    }
    return found;
  }

  /** The VPC that a node is in, or is. */
  vpcOf(id: string): string | undefined {
    if (!this.#vpcOf.has(id)) {
      const node = this.nodes.get(id);
      const all = node ? [node, ...this.around(id)] : [];
      this.#vpcOf.set(id, all.find(({ kind }) => kind === 'vpc')?.id);
    }
    return this.#vpcOf.get(id);
  }
}
