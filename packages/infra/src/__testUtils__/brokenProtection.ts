import { Environment, TerraformJson } from '@lakeport/project';

const PROTECTED = ['aws_s3_bucket', 'aws_kms_key'];

/**
 * Buckets and keys that do not refuse to be destroyed where they should, or do
 * where they should not; and buckets that are emptied although they should not.
 */
export function brokenProtection(
  { deletionProtection }: Environment,
  { resource }: TerraformJson,
): string[] {
  return PROTECTED.flatMap(type =>
    Object.entries(resource?.[type] ?? {}).flatMap(([name, block]) => {
      const refuses = JSON.stringify(block.lifecycle ?? {}).includes(
        '"prevent_destroy":true',
      );
      return [
        ...(refuses === deletionProtection
          ? []
          : [`${type}.${name} is protected: ${refuses}`]),
        ...(type === 'aws_s3_bucket' &&
        block.force_destroy !== !deletionProtection
          ? [`${type}.${name} is emptied: ${block.force_destroy}`]
          : []),
      ];
    }),
  );
}
