import { ServiceError } from '../ServiceError';
import { text } from '../text';
import type { Request } from '../TypeRules';
import { isValueObject } from '../../wire/Value';
import type { Value } from '../../wire/Value';

function objects(value: Value | undefined) {
  return [value ?? []].flat().filter(isValueObject);
}

/** Refuses to encrypt a bucket with a key that is not in its region. */
export function checkEncryption({ account, attributes }: Request): void {
  const name = text(attributes.bucket) ?? '';
  const [bucket] = account.objects({ type: 'aws_s3_bucket', id: name });
  const keys = objects(attributes.rule)
    .flatMap(rule => objects(rule.apply_server_side_encryption_by_default))
    .flatMap(by => text(by.kms_master_key_id) ?? []);
  for (const key of keys) {
    const region = /^arn:[^:]+:kms:([^:]+):/.exec(key)?.[1];
    if (region && bucket?.region && region !== bucket.region) {
      throw new ServiceError(
        `KMS.NotFoundException: key ${key} is not in ${bucket.region}`,
        `Bucket ${name} is; a bucket and its key share a region.`,
      );
    }
  }
}
