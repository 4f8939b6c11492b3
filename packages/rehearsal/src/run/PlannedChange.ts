/**
 * What a plan does to one resource: which, and in what, but no values, so
 * that it may be shown where the plan itself must not be.
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
  /**
   * Names of what changes; of something created or destroyed nothing is
   * listed, and of a replacement only what it is made for.
   */
  attributes?: string[];
}
