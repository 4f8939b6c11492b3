import { StackIndex, StackResource } from '../stacks/StackIndex';
import { isRecord } from '../stacks/isRecord';
import { NodeCollector } from './NodeCollector';

/** Collects the nodes and edges that stacks declare. */
export class GraphBuilder extends NodeCollector {
  private beside?: StackResource[];

  constructor(readonly index: StackIndex) {
    super();
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

  /**
   * VPCs that other stacks declare and these put something into, or connect: the
   * networks beside those of the graph.
   */
  neighbours(): StackResource[] {
    this.beside ??= [
      ...new Set(
        this.index.resources
          .filter(({ isData }) => !isData)
          .flatMap(resource =>
            this.index.targets(
              resource.stack,
              [
                resource.attributes.vpc_id,
                resource.attributes.peer_vpc_id,
                // Of a private hosted zone.
                resource.attributes.vpc,
              ],
              'aws_vpc',
            ),
          )
          .filter(vpc => !this.index.isOwn(vpc)),
      ),
    ];
    return this.beside;
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
}
