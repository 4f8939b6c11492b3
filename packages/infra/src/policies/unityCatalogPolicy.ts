import { PolicyDocument } from './PolicyDocument';

/**
 * What the role of a storage credential may do: read and write one bucket, and
 * assume itself. The statements for managed file events (SQS and SNS) are left
 * out because no external location here turns file events on.
 *
 * Source: Databricks Terraform provider 1.128.0,
 * `databricks_aws_unity_catalog_policy`, 2026-08-19.
 *
 * @public
 */
export function unityCatalogPolicy(options: {
  bucketArn: string;
  roleArn: string;
  /** The key of the bucket, if it has one of the customer's. */
  kmsKeyArn?: string;
}): PolicyDocument {
  const { bucketArn, roleArn, kmsKeyArn } = options;
  return {
    Version: '2012-10-17',
    Statement: [
      {
        Sid: 'CatalogStorage',
        Effect: 'Allow',
        Action: [
          's3:AbortMultipartUpload',
          's3:DeleteObject',
          's3:GetBucketLocation',
          's3:GetObject',
          's3:ListBucket',
          's3:ListBucketMultipartUploads',
          's3:ListMultipartUploadParts',
          's3:PutObject',
        ],
        Resource: [bucketArn, `${bucketArn}/*`],
      },
      ...(kmsKeyArn === undefined
        ? []
        : [
            {
              Sid: 'CatalogStorageKey',
              Effect: 'Allow' as const,
              Action: ['kms:Decrypt', 'kms:Encrypt', 'kms:GenerateDataKey*'],
              Resource: kmsKeyArn,
            },
          ]),
      {
        Sid: 'ExplicitSelfRoleAssumption',
        Effect: 'Allow',
        Action: 'sts:AssumeRole',
        Resource: roleArn,
      },
    ],
  };
}
