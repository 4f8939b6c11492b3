import { TerraformProvider, TerraformResource } from '#cdk';
import { Construct } from '#constructs';
import { AccountNetworkPolicy } from '#dbx/account-network-policy';
import { literal } from '../framework/literal';

/**
 * What a network policy is made from.
 *
 * @public
 */
export interface ServerlessNetworkPolicyProps {
  /** An account-level Databricks provider. */
  readonly provider: TerraformProvider;
  readonly databricksAccountId: string;
  /** At most 32 characters. */
  readonly networkPolicyId: string;
  readonly region: string;
  /** Host names that serverless compute may reach. */
  readonly allowedDomains: readonly string[];
  /** Buckets of the region that it may reach besides those of Unity Catalog. */
  readonly allowedBuckets: readonly string[];
}

/**
 * What serverless compute may reach: what is said here, what Unity Catalog
 * knows, and nothing else.
 *
 * Source: Databricks Terraform provider 1.128.0,
 * `databricks_account_network_policy`, 2026-08-19.
 *
 * @public
 */
export class ServerlessNetworkPolicy extends Construct {
  readonly policyId: string;
  readonly resource: TerraformResource;

  constructor(
    scope: Construct,
    id: string,
    props: ServerlessNetworkPolicyProps,
  ) {
    super(scope, id);
    const policy = new AccountNetworkPolicy(this, 'Resource', {
      provider: props.provider,
      accountId: props.databricksAccountId,
      networkPolicyId: props.networkPolicyId,
      // The workspace takes another one before this one goes.
      lifecycle: { createBeforeDestroy: true },
      egress: {
        networkAccess: {
          restrictionMode: 'RESTRICTED_ACCESS',
          allowedInternetDestinations: props.allowedDomains.map(domain => ({
            destination: literal(domain),
            internetDestinationType: 'DNS_NAME',
          })),
          allowedStorageDestinations: props.allowedBuckets.map(bucket => ({
            bucketName: literal(bucket),
            region: props.region,
            storageDestinationType: 'AWS_S3',
          })),
          policyEnforcement: { enforcementMode: 'ENFORCED' },
        },
      },
    });
    this.policyId = policy.networkPolicyId;
    this.resource = policy;
  }
}
