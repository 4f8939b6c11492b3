import type { PlanAttribute } from '@lakeport/project';

/**
 * What a plan does to one resource, without anything that is secret, so that
 * it may be shown where the plan itself must not be.
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
   * What changes, from what to what. Of something destroyed nothing is listed,
   * nor where it is not known yet.
   */
  attributes?: PlanAttribute[];
  /** How many more attributes there are. */
  attributesLeftOut?: number;
}
