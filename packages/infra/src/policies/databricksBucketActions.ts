/**
 * What Databricks asks for of a bucket that it reads and writes in its own
 * name: root buckets, and the bucket of delivered logs.
 *
 * Source: Databricks Terraform provider 1.128.0,
 * `databricks_aws_bucket_policy`, 2026-08-19.
 */
export const databricksBucketActions = [
  's3:DeleteObject',
  's3:GetBucketLocation',
  's3:GetObject',
  's3:GetObjectVersion',
  's3:ListBucket',
  's3:PutObject',
] as const;
