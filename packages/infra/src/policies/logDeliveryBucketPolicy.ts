import { databricksBucketActions } from './databricksBucketActions';
import { denyInsecureTransport } from './denyInsecureTransport';
import { PolicyDocument } from './PolicyDocument';

/**
 * Access to the bucket of delivered logs: the role of log delivery, which has
 * no permissions of its own.
 *
 * Source: Databricks Terraform provider 1.128.0, `databricks_aws_bucket_policy`
 * with `full_access_role`, 2026-08-19.
 *
 * @public
 */
export function logDeliveryBucketPolicy(options: {
  bucketArn: string;
  roleArn: string;
}): PolicyDocument {
  const { bucketArn, roleArn } = options;
  return {
    Version: '2012-10-17',
    Statement: [
      {
        Sid: 'DatabricksLogDelivery',
        Effect: 'Allow',
        Principal: { AWS: roleArn },
        Action: databricksBucketActions,
        Resource: [bucketArn, `${bucketArn}/*`],
      },
      denyInsecureTransport(bucketArn),
    ],
  };
}
