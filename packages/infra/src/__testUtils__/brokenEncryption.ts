import { Environment, TerraformJson } from '@lakeport/project';

/**
 * Buckets of the base stack that are not closed, or not encrypted by the key
 * that the project file asks for; and keys that are not rotated.
 */
export function brokenEncryption(
  environment: Environment,
  { resource = {} }: TerraformJson,
): string[] {
  const companion = (type: string, bucket: string) =>
    Object.values(resource[type] ?? {}).filter(
      block => block.bucket === `\${aws_s3_bucket.${bucket}.id}`,
    );
  const buckets = Object.keys(resource.aws_s3_bucket ?? {}).flatMap(bucket => {
    const text = (type: string) => JSON.stringify(companion(type, bucket));
    const wanted: Array<[type: string, content: string]> = [
      ['aws_s3_bucket_versioning', '"status":"Disabled"'],
      ['aws_s3_bucket_ownership_controls', 'BucketOwnerEnforced'],
      ['aws_s3_bucket_public_access_block', '"restrict_public_buckets":true'],
      ['aws_s3_bucket_policy', 'aws:SecureTransport'],
      [
        'aws_s3_bucket_server_side_encryption_configuration',
        keyOf(environment, bucket) ?? 'AES256',
      ],
    ];
    return wanted
      .filter(
        ([type, content]) =>
          companion(type, bucket).length !== 1 || !text(type).includes(content),
      )
      .map(([type, content]) => `${bucket} has no ${type} with ${content}`);
  });
  const keys = Object.entries(resource.aws_kms_key ?? {})
    .filter(([, key]) => key.enable_key_rotation !== true)
    .map(([name]) => `${name} is not rotated`);
  return [...buckets, ...keys];
}

/** The key of a bucket, as the stack refers to it. */
function keyOf(environment: Environment, bucket: string): string | undefined {
  const { encryption, workspaceEncryption } = environment;
  if (bucket === 'root-bucket' && workspaceEncryption.storage) {
    return workspaceEncryption.key.mode === 'existing'
      ? workspaceEncryption.key.arn
      : '${aws_kms_key.workspace-key.arn}';
  }
  if (!encryption.storage) {
    return undefined;
  }
  return encryption.storage.key.mode === 'existing'
    ? encryption.storage.key.arn
    : '${aws_kms_key.storage-key.arn}';
}
