import { StackIndex, StackResource } from '../stacks/StackIndex';
import { isRecord } from '../stacks/isRecord';
import { EdgeKind, NodeKind, Topology, TopologyNode } from '../Topology';

type Details = Record<string, string | number | boolean | string[] | undefined>;

/**
 * Collects nodes and edges while the parts of the network are read. Edges are
 * kept until the end, so that their ends may be added in any order; one whose
 * end is not in the graph is dropped.
 */
export class GraphBuilder {
  private readonly nodes = new Map<string, TopologyNode>();
  private readonly edges = new Map<
    string,
    { source: string; target: string; kind: EdgeKind }
  >();

  constructor(readonly index: StackIndex) {}

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

  /** An attribute as literal text, where it is known before apply. */
  text(resource: StackResource, attribute: string): string | undefined {
    return this.index.text(resource.stack, resource.attributes[attribute]);
  }

  /** The resources of these types that an attribute refers to. */
  targets(
    resource: StackResource,
    attribute: string,
    ...types: string[]
  ): StackResource[] {
    return this.index.targets(
      resource.stack,
      resource.attributes[attribute],
      ...types,
    );
  }

  /**
   * The VPC of a resource: the one it refers to or names by id, else, of a data
   * source, the only one that its stack looks up.
   */
  vpcOf(resource: StackResource): StackResource | undefined {
    const [referred] = this.targets(resource, 'vpc_id', 'aws_vpc');
    if (referred) return referred;
    const vpcs = this.index.ofType('aws_vpc');
    const id = this.text(resource, 'vpc_id');
    const named = vpcs.find(vpc => id && this.text(vpc, 'id') === id);
    if (named || !resource.isData) return named;
    const here = vpcs.filter(vpc => vpc.isData && vpc.stack === resource.stack);
    return here.length === 1 ? here[0] : undefined;
  }

  /** The `Name` tag, else the naming attribute, else the name in Terraform. */
  nameOf(resource: StackResource, ...attributes: string[]): string {
    const { tags } = resource.attributes;
    const tag = isRecord(tags)
      ? this.index.text(resource.stack, tags.Name)
      : undefined;
    const named = attributes
      .map(attribute => this.text(resource, attribute))
      .find(text => text);
    return tag || named || this.idOf(resource) || resource.name;
  }

  /** The AWS id of something that is looked up by it. */
  private idOf(resource: StackResource): string | undefined {
    return resource.isData ? this.text(resource, 'id') : undefined;
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
