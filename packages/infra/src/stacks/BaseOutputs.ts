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
  /** The name by which feeds outside AWS reach S3. */
  readonly onPremisesName?: TerraformOutput;
  /** A list; only where an IP access list has to name them. */
  readonly natAddresses?: TerraformOutput;
  /**
   * The rest is for stacks between environments, and there only if the project
   * has one that the environment is part of and its network is made here.
   */
  readonly vpcCidr?: TerraformOutput;
  /** A list: tables of the private subnets, one a zone or one. */
  readonly privateRouteTableIds?: TerraformOutput;
  /** A list, empty while the network is asleep. */
  readonly natGatewayIds?: TerraformOutput;
  /** A list, of which some are missing while the network is asleep. */
  readonly interfaceEndpointIds?: TerraformOutput;
  readonly endpointSecurityGroupId?: TerraformOutput;
  /** By name, created and existing ones. */
  readonly instanceProfileArns: ReadonlyMap<string, TerraformOutput>;
}
