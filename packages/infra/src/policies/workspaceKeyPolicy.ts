import { databricksKeyUse } from './databricksKeyUse';
import { keyAdministration } from './keyAdministration';
import { PolicyDocument, PolicyStatement } from './PolicyDocument';
import { storageKeyActions } from './storageKeyActions';

/**
 * Who may use the key that is registered with Databricks for a workspace:
 *
 * - for managed services (notebooks, secrets, queries), Databricks encrypts and
 *   decrypts in its own account;
 * - for workspace storage, Databricks reads and writes the root bucket and makes
 *   grants for AWS services, and the cross-account role encrypts the volumes of
 *   cluster nodes, through EC2 only.
 *
 * Source: Databricks docs, customer-managed keys for encryption, 2026;
 * Databricks Terraform provider 1.128.0, `databricks_mws_customer_managed_keys`,
 * 2026-08-19.
 *
 * @public
 */
export function workspaceKeyPolicy(options: {
  awsAccountId: string;
  databricksAccountId: string;
  managedServices: boolean;
  /** Encrypts the root bucket and volumes; given the cross-account role. */
  storage?: { crossAccountRoleArn: string };
}): PolicyDocument {
  const { awsAccountId, databricksAccountId, storage } = options;
  return {
    Version: '2012-10-17',
    Statement: [
      keyAdministration(awsAccountId),
      ...(options.managedServices
        ? [
            databricksKeyUse({
              sid: 'DatabricksManagedServices',
              databricksAccountId,
              actions: ['kms:Decrypt', 'kms:Encrypt'],
            }),
          ]
        : []),
      ...(storage
        ? storageStatements(databricksAccountId, storage.crossAccountRoleArn)
        : []),
    ],
  };
}

function storageStatements(
  databricksAccountId: string,
  crossAccountRoleArn: string,
): PolicyStatement[] {
  return [
    databricksKeyUse({
      sid: 'DatabricksRootBucket',
      databricksAccountId,
      actions: storageKeyActions,
    }),
    databricksKeyUse({
      sid: 'DatabricksGrants',
      databricksAccountId,
      actions: ['kms:CreateGrant', 'kms:ListGrants', 'kms:RevokeGrant'],
      conditions: { Bool: { 'kms:GrantIsForAWSResource': 'true' } },
    }),
    {
      Sid: 'ClusterVolumes',
      Effect: 'Allow',
      Principal: { AWS: crossAccountRoleArn },
      Action: [
        'kms:CreateGrant',
        'kms:Decrypt',
        'kms:DescribeKey',
        'kms:GenerateDataKey*',
      ],
      Resource: '*',
      Condition: {
        'ForAnyValue:StringLike': { 'kms:ViaService': 'ec2.*.amazonaws.com' },
      },
    },
  ];
}
