import { databricksBucketActions } from './databricksBucketActions';
import { databricksPrincipals } from './databricksPrincipals';
import { denyInsecureTransport } from './denyInsecureTransport';
import { PolicyDocument } from './PolicyDocument';

/**
 * Access to a workspace's root bucket: Databricks' control plane, but only
 * when it acts for this Databricks account. Without that condition any
 * Databricks customer who knew the bucket's name could register it.
 *
 * Source: Databricks Terraform provider 1.128.0,
 * `databricks_aws_bucket_policy` with `databricks_e2_account_id`, 2026-08-19.
 *
 * @public
 */
export function rootBucketPolicy(options: {
  bucketArn: string;
  databricksAccountId: string;
}): PolicyDocument {
  const { bucketArn, databricksAccountId } = options;
  return {
    Version: '2012-10-17',
    Statement: [
      {
        Sid: 'GrantDatabricksAccess',
        Effect: 'Allow',
        Principal: { AWS: databricksPrincipals.accountRoot },
        Action: databricksBucketActions,
        Resource: [bucketArn, `${bucketArn}/*`],
        Condition: {
          StringEquals: {
            'aws:PrincipalTag/DatabricksAccountId': databricksAccountId,
          },
        },
      },
      denyInsecureTransport(bucketArn),
    ],
  };
}
