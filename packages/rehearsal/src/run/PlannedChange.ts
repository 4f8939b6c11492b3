/**
 * One attribute that a plan changes, as people may read it: a value that is
 * sensitive is left out, and one that is long is cut.
 *
 * @public
 */
export interface PlannedAttribute {
  /** Name of the attribute or block, at the top of the resource. */
  name: string;
  /** As JSON; left out where there is none or it is sensitive. */
  before?: string;
  /** As JSON; left out where there is none, it is sensitive or not yet known. */
  after?: string;
  /** Known after apply. */
  unknown?: boolean;
  /** Nothing of its value is shown. */
  sensitive?: boolean;
  /** Its change is why the resource is made anew. */
  replaces?: boolean;
}

/**
 * What a plan does to one resource.
 *
 * @public
 */
export interface PlannedChange {
  address: string;
  /** In Terraform's words, in order: `["delete","create"]` is a replacement. */
  actions: string[];
  /** Terraform type, such as `aws_vpc`. */
  type?: string;
  /** Address of its module; left out in the root module. */
  module?: string;
  /** What changes; of something created or destroyed nothing is listed. */
  attributes?: PlannedAttribute[];
}
