/**
 * The network that a restricted cross-account policy holds for. While a
 * workspace moves from one network to another there are two of them.
 *
 * @public
 */
export interface RestrictedNetwork {
  readonly awsAccountId: string;
  readonly region: string;
  readonly vpcIds: readonly string[];
  readonly securityGroupIds: readonly string[];
}
