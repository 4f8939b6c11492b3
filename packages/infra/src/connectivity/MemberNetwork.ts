import { TerraformProvider } from '#cdk';

/**
 * A network that is joined with others, with the provider of its AWS account and
 * region.
 *
 * @public
 */
export interface MemberNetwork {
  /** The environment that it belongs to. */
  readonly name: string;
  readonly awsAccountId: string;
  readonly region: string;
  readonly provider: TerraformProvider;
  readonly vpcId: string;
  /** Addresses of the VPC, as the project file has them. */
  readonly cidr: string;
  /** Tables of the private subnets. */
  readonly routeTableIds: readonly string[];
  /** Private subnets, one a zone. */
  readonly subnetIds: string[];
}
