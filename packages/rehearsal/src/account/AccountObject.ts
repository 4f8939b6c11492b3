import type { ProviderName } from '../schema/loadProviderSchema';
import type { ValueObject } from '../wire/Value';

/**
 * One thing that the simulated account holds.
 *
 * @public
 */
export interface AccountObject {
  provider: ProviderName;
  /** Terraform type, such as `aws_subnet`. */
  type: string;
  /** The id that Terraform keeps, such as `subnet-0123456789abcdef0`. */
  id: string;
  /**
   * Where an id is unique: an AWS account with or without its region, a
   * Databricks account, metastore or workspace; empty for the whole world.
   */
  scope: string;
  region?: string;
  /** AWS account id, or Databricks account id. */
  accountId?: string;
  workspaceId?: string;
  metastoreId?: string;
  /** The attributes as Terraform's state holds them. */
  attributes: ValueObject;
  /** True for what stood there before, which Terraform does not manage. */
  seeded: boolean;
  /**
   * Of a seed: the attributes that it is found by. Where an object of the
   * account has the same already, that one is found, and nothing is seeded.
   */
  lookedUpBy?: readonly string[];
  /**
   * Why it is still there although Terraform has deleted it, such as "it is
   * scheduled for deletion"; Terraform does not see it any more.
   */
  remains?: string;
}
