import { StackIndex, StackResource } from '../stacks/StackIndex';
import { isRecord } from '../stacks/isRecord';
import { NodeCollector } from './NodeCollector';

/** Collects the nodes and edges that stacks declare. */
export class GraphBuilder extends NodeCollector {
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
