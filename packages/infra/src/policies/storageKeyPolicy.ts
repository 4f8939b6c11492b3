import { databricksKeyUse } from './databricksKeyUse';
import { keyAdministration } from './keyAdministration';
import { PolicyDocument } from './PolicyDocument';
import { storageKeyActions } from './storageKeyActions';

/**
 * Who may use the key of an environment's buckets.
 *
 * - Databricks, for the root bucket, if that one is encrypted with this key.
 * - The roles of Unity Catalog. KMS refuses principals that do not exist, and
 *   the roles come two stacks later: so the principal is the account and the
 *   condition names the roles.
 *   Of those that only read, the same by a statement of their own.
 * - The roles that bring data into the zones of a lakehouse, by the same way.
 * - The roles of other accounts that S3 replicates to this account's buckets
 *   with.
 * - AWS's log delivery, for flow logs of this account.
 *
 * Sources: databricks/terraform-databricks-sra, aws/tf/cmk.tf, 2026-07-23;
 * Amazon VPC user guide, "Publish flow logs to Amazon S3", 2026.
 *
 * @public
 */
export function storageKeyPolicy(options: {
  awsAccountId: string;
  region: string;
  databricksAccountId: string;
  encryptsRootBucket: boolean;
  /** Of the roles of storage credentials. */
  unityCatalogRoleArns: readonly string[];
  /** Of the roles of storage credentials that only read. */
  readingRoleArns?: readonly string[];
  /** Of the roles of Firehose and of S3 Batch Operations. */
  ingestionRoleArns?: readonly string[];
  encryptsFlowLogs: boolean;
  /** Of other accounts; those of this one need no word of the key's. */
  foreignReplicationRoleArns?: readonly string[];
}): PolicyDocument {
  const { awsAccountId, region, unityCatalogRoleArns } = options;
  const replicationRoleArns = [
    ...(options.foreignReplicationRoleArns ?? []),
  ].sort();
  const ingestionRoleArns = options.ingestionRoleArns ?? [];
  const readingRoleArns = options.readingRoleArns ?? [];
  return {
    Version: '2012-10-17',
    Statement: [
      keyAdministration(awsAccountId),
      ...(options.encryptsRootBucket
        ? [
            databricksKeyUse({
              sid: 'DatabricksRootBucket',
              databricksAccountId: options.databricksAccountId,
              actions: storageKeyActions,
            }),
          ]
        : []),
      ...(unityCatalogRoleArns.length > 0
        ? [
            {
              Sid: 'UnityCatalogRoles',
              Effect: 'Allow' as const,
              Principal: { AWS: `arn:aws:iam::${awsAccountId}:root` },
              Action: ['kms:Decrypt', 'kms:Encrypt', 'kms:GenerateDataKey*'],
              Resource: '*',
              Condition: {
                ArnLike: { 'aws:PrincipalArn': unityCatalogRoleArns },
              },
            },
          ]
        : []),
      ...(readingRoleArns.length > 0
        ? [
            {
              Sid: 'ReadingRoles',
              Effect: 'Allow' as const,
              Principal: { AWS: `arn:aws:iam::${awsAccountId}:root` },
              Action: 'kms:Decrypt',
              Resource: '*',
              Condition: {
                ArnLike: { 'aws:PrincipalArn': readingRoleArns },
              },
            },
          ]
        : []),
      ...(ingestionRoleArns.length > 0
        ? [
            {
              Sid: 'IngestionRoles',
              Effect: 'Allow' as const,
              Principal: { AWS: `arn:aws:iam::${awsAccountId}:root` },
              Action: ['kms:Decrypt', 'kms:GenerateDataKey'],
              Resource: '*',
              Condition: {
                ArnLike: { 'aws:PrincipalArn': ingestionRoleArns },
              },
            },
          ]
        : []),
      ...(replicationRoleArns.length > 0
        ? [
            {
              Sid: 'ReplicationRoles',
              Effect: 'Allow' as const,
              Principal: {
                AWS: [...new Set(replicationRoleArns.map(accountRoot))],
              },
              Action: ['kms:Encrypt', 'kms:GenerateDataKey'],
              Resource: '*',
              Condition: {
                ArnEquals: { 'aws:PrincipalArn': replicationRoleArns },
              },
            },
          ]
        : []),
      ...(options.encryptsFlowLogs
        ? [
            {
              Sid: 'FlowLogDelivery',
              Effect: 'Allow' as const,
              Principal: { Service: 'delivery.logs.amazonaws.com' },
              Action: storageKeyActions,
              Resource: '*',
              Condition: {
                StringEquals: { 'aws:SourceAccount': awsAccountId },
                ArnLike: {
                  'aws:SourceArn': `arn:aws:logs:${region}:${awsAccountId}:*`,
                },
              },
            },
          ]
        : []),
    ],
  };
}

/** The account of a role, which is there before the role is. */
function accountRoot(roleArn: string): string {
  return `arn:aws:iam::${roleArn.split(':')[4]}:root`;
}
