import type { Block } from '../reading/Block';
import { blocks } from '../reading/blocks';
import type { JsonRecord } from '../reading/json';
import { strings } from '../reading/strings';
import type { RuleContext, StackRule } from '../StackRule';
import { attachedTo } from './attachedTo';
import { forEachResource } from './forEach';

const BUCKET = ['aws_s3_bucket'];

/** How a bucket encrypts what is put into it; undefined when it does not say. */
function encryption(
  bucket: Block,
  context: RuleContext,
): JsonRecord | undefined {
  const attached = attachedTo(
    bucket,
    'aws_s3_bucket_server_side_encryption_configuration',
    context,
  ).flatMap(({ block }) => blocks(block.attributes.rule));
  const inline = blocks(
    bucket.attributes.server_side_encryption_configuration,
  ).flatMap(({ rule }) => blocks(rule));
  return [...attached, ...inline].flatMap(
    ({ apply_server_side_encryption_by_default: byDefault }) =>
      blocks(byDefault),
  )[0];
}

/** Buckets that Databricks is told of as a workspace's root or for its logs. */
function registered({ reader }: RuleContext): Block[] {
  return reader.stacks.flatMap(stack =>
    stack
      .resources('databricks_mws_storage_configurations')
      .flatMap(({ attributes }) =>
        reader.leadsTo(attributes.bucket_name, stack),
      ),
  );
}

/** Buckets that only ever grow: flow logs and what Databricks delivers. */
function logBuckets({ reader }: RuleContext): Block[] {
  return reader.stacks.flatMap(stack => [
    ...stack
      .resources('aws_flow_log')
      .flatMap(({ attributes }) =>
        reader.leadsTo(attributes.log_destination, stack),
      ),
    ...stack
      .resources('databricks_mws_log_delivery')
      .flatMap(({ attributes }) =>
        reader
          .leadsTo(attributes.storage_configuration_id, stack)
          .flatMap(({ attributes: { bucket_name: bucket } }) =>
            reader.leadsTo(bucket, stack),
          ),
      ),
  ]);
}

/** What buckets do with their content. */
export const bucketContentRules: readonly StackRule[] = [
  {
    id: 'storage.unencrypted-bucket',
    title: 'A bucket without encryption of its own',
    severity: 'error',
    reason:
      'The bucket says nothing about encryption, so that what it does depends on a default that its owner does not control.',
    source:
      'Databricks documentation, "Encrypt data in S3", 2026; AWS Foundational Security Best Practices S3.17',
    fix: 'Add an aws_s3_bucket_server_side_encryption_configuration with AES256 or aws:kms.',
    check: forEachResource(BUCKET, (bucket, _, context) =>
      encryption(bucket, context)
        ? undefined
        : 'the bucket has no encryption configuration',
    ),
  },
  {
    id: 'storage.no-customer-key',
    title: 'A bucket without the customer key that was asked for',
    severity: 'error',
    reason:
      'The environment asks for encryption.storage, and this bucket is encrypted with a key that belongs to AWS.',
    source:
      'Databricks Security Reference Architecture, aws/tf, SSE-KMS on every bucket, 2026-07',
    fix: 'Encrypt the bucket with aws:kms and the storage key of the environment.',
    check: forEachResource(BUCKET, (bucket, _, context) => {
      const asked = context.environment(bucket.environment)?.encryption.storage;
      const found = encryption(bucket, context);
      return asked &&
        found &&
        !(
          strings(found.sse_algorithm).some(name => /^aws:kms/.test(name)) &&
          found.kms_master_key_id
        )
        ? 'encryption.storage is on, but the bucket is not encrypted with a customer key'
        : undefined;
    }),
  },
  {
    id: 'storage.versioned-root-bucket',
    title: 'A versioned bucket of Databricks',
    severity: 'warning',
    reason:
      'Databricks overwrites and deletes objects in it all the time; every old version stays and is paid for, and Delta keeps its own history.',
    source:
      'Databricks documentation, "Create an S3 bucket for workspace deployment": versioning off, 2026',
    fix: 'Leave versioning Disabled.',
    check: context => {
      const ours = registered(context);
      return forEachResource(
        ['aws_s3_bucket_versioning'],
        ({ attributes }, stack) =>
          blocks(attributes.versioning_configuration).some(
            ({ status }) => status === 'Enabled',
          ) &&
          context.reader
            .leadsTo(attributes.bucket, stack)
            .some(bucket => ours.includes(bucket))
            ? 'versioning is enabled on a bucket that Databricks works in'
            : undefined,
      )(context);
    },
  },
  {
    id: 'storage.competing-policies',
    title: 'Two policies for one bucket',
    severity: 'error',
    reason:
      'A bucket has one policy: two resources overwrite each other with every apply.',
    source:
      'Terraform AWS provider, aws_s3_bucket_policy, 2026; Databricks Security Reference Architecture, aws/tf, ignore_changes on the first policy, 2026-07',
    fix: 'Keep one of them, or let the first one ignore changes of `policy`.',
    check: forEachResource(BUCKET, (bucket, _, context) => {
      const kept = attachedTo(bucket, 'aws_s3_bucket_policy', context).filter(
        ({ block }) =>
          !blocks(block.attributes.lifecycle).some(
            ({ ignore_changes: ignored }) =>
              strings(ignored).some(
                name => name === 'policy' || name === 'all',
              ),
          ),
      );
      return kept.length > 1
        ? `its policy is written by ${kept
            .map(({ block }) => `${block.stack}:${block.address}`)
            .join(' and ')}`
        : undefined;
    }),
  },
  {
    id: 'storage.logs-kept-forever',
    title: 'Logs that are never deleted',
    severity: 'info',
    reason: 'A bucket of logs only grows, and nothing ever takes from it.',
    source: 'Amazon S3 user guide, "Managing the lifecycle of objects", 2026',
    fix: 'Add an aws_s3_bucket_lifecycle_configuration that expires objects.',
    check: context => {
      const logs = logBuckets(context);
      return forEachResource(BUCKET, bucket =>
        logs.includes(bucket) &&
        !attachedTo(
          bucket,
          'aws_s3_bucket_lifecycle_configuration',
          context,
        ).some(({ block }) =>
          blocks(block.attributes.rule).some(({ expiration }) =>
            blocks(expiration).some(({ days }) => typeof days === 'number'),
          ),
        )
          ? 'nothing expires the logs in this bucket'
          : undefined,
      )(context);
    },
  },
];
