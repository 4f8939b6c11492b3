/**
 * The Databricks side of every trust and bucket policy, for commercial AWS
 * regions (partition `aws`).
 *
 * Source: Databricks Terraform provider 1.128.0, aws/constants.go, 2026-08-19.
 *
 * @public
 */
export const databricksPrincipals = {
  /** The AWS account that Databricks' control plane acts from. */
  awsAccountId: '414351767826',
  /** Root of that account: assumes cross-account roles, writes root buckets. */
  accountRoot: 'arn:aws:iam::414351767826:root',
  /** The role through which Unity Catalog assumes storage roles. */
  unityCatalogMasterRole:
    'arn:aws:iam::414351767826:role/unity-catalog-prod-UCMasterRole-14S5ZJVKOTYTL',
  /** The role that delivers audit and billable usage logs. */
  logDeliveryRole:
    'arn:aws:iam::414351767826:role/SaasUsageDeliveryRole-prod-IAMRole-3PLHICCRR1TK',
  /** The user that sample data is read as. */
  datasetsReader:
    'arn:aws:iam::414351767826:user/databricks-datasets-readonly-user-prod',
} as const;
