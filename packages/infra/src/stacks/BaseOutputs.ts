import { TerraformOutput } from '#cdk';

/**
 * What the base stack puts out for the stacks above it. A workspace without
 * compute in the customer's account has none of what compute needs; otherwise
 * each is there when the project file asks for it.
 *
 * @public
 */
export interface BaseOutputs {
  readonly vpcId?: TerraformOutput;
  /** A list. */
  readonly privateSubnetIds?: TerraformOutput;
  /** A list. */
  readonly workspaceSecurityGroupIds?: TerraformOutput;
  readonly crossAccountRoleArn?: TerraformOutput;
  readonly crossAccountRoleUniqueId?: TerraformOutput;
  readonly crossAccountPolicy?: TerraformOutput;
  readonly rootBucket?: TerraformOutput;
  /** The key of the buckets, created or existing. */
  readonly storageKeyArn?: TerraformOutput;
  /** The key that Databricks encrypts workspace data with. */
  readonly workspaceKeyArn?: TerraformOutput;
  readonly workspaceKeyAlias?: TerraformOutput;
  /** AWS ids (`vpce-…`) of the PrivateLink endpoints that are made here. */
  readonly workspaceEndpointId?: TerraformOutput;
  readonly relayEndpointId?: TerraformOutput;
  readonly frontEndEndpointId?: TerraformOutput;
  /** A list; only where an IP access list has to name them. */
  readonly natAddresses?: TerraformOutput;
  /** By name, created and existing ones. */
  readonly instanceProfileArns: ReadonlyMap<string, TerraformOutput>;
}
