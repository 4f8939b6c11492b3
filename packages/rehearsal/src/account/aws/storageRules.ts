import { arn } from './arn';
import { checkEncryption } from './checkEncryption';
import { checkLifecycle } from './checkLifecycle';
import { isPublic } from './isPublic';
import { nameOf } from './nameOf';
import { policyAttribute } from './policyAttribute';
import { ServiceError } from '../ServiceError';
import type { Request, TypeRules } from '../TypeRules';
import { text } from '../text';

function checkBucketName({ attributes }: Request): void {
  const name = text(attributes.bucket);
  if (name && !/^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/.test(name)) {
    throw new ServiceError(
      `InvalidBucketName: The specified bucket is not valid: ${name}`,
      'A bucket name has 3 to 63 lower-case letters, digits, dots and hyphens.',
    );
  }
}

/** Refuses to set up the bucket of another account, or from another region. */
function checkOwnBucket({ account, attributes, caller }: Request): void {
  const name = text(attributes.bucket) ?? '';
  const [bucket] = account.objects({ type: 'aws_s3_bucket', id: name });
  const region = text(attributes.region) ?? caller.region;
  if (bucket && bucket.accountId !== caller.accountId) {
    throw new ServiceError(
      `AccessDenied: bucket ${name} is not in account ${caller.accountId}`,
      `It is in ${bucket.accountId}.`,
    );
  }
  if (bucket?.region && region && bucket.region !== region) {
    throw new ServiceError(
      `PermanentRedirect: bucket ${name} is not in ${region}`,
      `It is in ${bucket.region}; use a provider of that region.`,
    );
  }
}

/** What blocks public policies refuses one for everyone. */
function checkPublicPolicy({ account, attributes }: Request): void {
  const bucket = text(attributes.bucket) ?? '';
  const [block] = account.objects({
    type: 'aws_s3_bucket_public_access_block',
    id: bucket,
  });
  const policy = text(attributes.policy);
  if (
    block?.attributes.block_public_policy === true &&
    policy &&
    isPublic(policy)
  ) {
    throw new ServiceError(
      `AccessDenied: public policies are blocked by the BlockPublicPolicy setting of ${bucket}`,
      'A statement allows everyone without a condition. Name who is meant.',
    );
  }
}

const bucketPolicy = policyAttribute('policy', 'resource', 20_480);

const bucketPart: TypeRules = {
  check: checkOwnBucket,
  overwrites: true,
  scope: 'world',
  id: ({ attributes }) => text(attributes.bucket) ?? '',
  replace: ['bucket', 'expected_bucket_owner'],
};

/**
 * What S3 and CloudWatch Logs are known to do, by type.
 *
 * From the AWS provider's documentation 6.25.0 and the S3 API reference, 2025.
 */
export const storageRules: Record<string, TypeRules> = {
  aws_s3_bucket: {
    scope: 'world',
    id: request =>
      text(request.attributes.bucket) ??
      `${
        text(request.attributes.bucket_prefix) ?? 'terraform-'
      }${request.identity.digits(15)}`,
    check: checkBucketName,
    computed: (request, id) => {
      const region = text(request.attributes.region) ?? request.caller.region;
      return {
        bucket: id,
        bucket_prefix: '',
        arn: arn(request, 's3', id, { region: false, account: false }),
        bucket_domain_name: `${id}.s3.amazonaws.com`,
        bucket_regional_domain_name: `${id}.s3.${region}.amazonaws.com`,
        bucket_region: region ?? '',
        hosted_zone_id: `Z${request.identity.letters(13, 'zone')}`,
        object_lock_enabled: false,
        request_payer: 'BucketOwner',
      };
    },
    defaults: { force_destroy: false },
    replace: ['bucket', 'bucket_prefix', 'region'],
  },
  aws_s3_object: {
    scope: 'world',
    id: ({ attributes }) =>
      `${text(attributes.bucket)}/${text(attributes.key)}`,
    defaults: { force_destroy: false },
    replace: ['bucket', 'key'],
  },
  // A bucket has one policy: whoever writes it last has written all of it.
  aws_s3_bucket_policy: {
    ...bucketPart,
    ...bucketPolicy,
    check: request => {
      checkOwnBucket(request);
      bucketPolicy.check(request);
      checkPublicPolicy(request);
    },
  },
  aws_s3_bucket_versioning: {
    ...bucketPart,
    replace: [...(bucketPart.replace ?? []), 'mfa'],
  },
  aws_s3_bucket_public_access_block: {
    ...bucketPart,
    defaults: {
      block_public_acls: false,
      block_public_policy: false,
      ignore_public_acls: false,
      restrict_public_buckets: false,
      skip_destroy: false,
    },
  },
  aws_s3_bucket_server_side_encryption_configuration: {
    ...bucketPart,
    check: request => {
      checkOwnBucket(request);
      checkEncryption(request);
    },
    defaults: { rule: { bucket_key_enabled: false } },
  },
  aws_s3_bucket_ownership_controls: bucketPart,
  aws_s3_bucket_acl: bucketPart,
  aws_s3_bucket_logging: bucketPart,
  aws_s3_bucket_lifecycle_configuration: {
    ...bucketPart,
    check: request => {
      checkOwnBucket(request);
      checkLifecycle(request);
    },
    computed: () => ({
      transition_default_minimum_object_size: 'all_storage_classes_128K',
    }),
  },
  // All of a bucket's notifications are one object: the last one wins.
  aws_s3_bucket_notification: {
    ...bucketPart,
    defaults: { eventbridge: false },
  },
  aws_cloudwatch_log_stream: {
    id: ({ attributes }) => text(attributes.name) ?? '',
    computed: (request, id) => ({
      arn: arn(
        request,
        'logs',
        `log-group:${text(request.attributes.log_group_name)}:log-stream:${id}`,
      ),
    }),
    replace: ['name', 'log_group_name'],
  },
  aws_cloudwatch_log_group: {
    id: nameOf,
    computed: (request, id) => ({
      name: id,
      name_prefix: '',
      arn: arn(request, 'logs', `log-group:${id}`),
      log_group_class: 'STANDARD',
      deletion_protection_enabled: false,
    }),
    defaults: { retention_in_days: 0, skip_destroy: false },
    replace: ['name', 'name_prefix', 'log_group_class'],
  },
};
