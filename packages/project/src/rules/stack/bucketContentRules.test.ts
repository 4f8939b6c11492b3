import { policy } from '../__testUtils__/policy';
import { ruleTests } from '../__testUtils__/ruleTests';
import { bucketContentRules } from './bucketContentRules';

const bucket = '${aws_s3_bucket.lake.id}';
const lake = { aws_s3_bucket: { lake: { bucket: 'payments-lake' } } };
const sse = (settings: object) => ({
  ...lake,
  aws_s3_bucket_server_side_encryption_configuration: {
    lake: {
      bucket,
      rule: [{ apply_server_side_encryption_by_default: settings }],
    },
  },
});
const asked = { encryption: { storage: { key: { mode: 'create' } } } };
const versioned = (status: string) => ({
  base: {
    ...lake,
    aws_s3_bucket_versioning: {
      lake: { bucket, versioning_configuration: { status } },
    },
  },
  outputs: { root: bucket },
});
const registered = {
  workspace: {
    databricks_mws_storage_configurations: {
      root: { bucket_name: '${data.terraform_remote_state.base.outputs.root}' },
    },
  },
};
const logs = {
  ...lake,
  aws_flow_log: { logs: { log_destination: '${aws_s3_bucket.lake.arn}' } },
};
const allow = policy({ Effect: 'Deny' });

describe('bucketContentRules', () => {
  it.each(
    ruleTests(bucketContentRules, {
      'storage.unencrypted-bucket': {
        breaks: [[{ base: lake }, 'no encryption configuration']],
        keeps: [{ base: sse({ sse_algorithm: 'AES256' }) }],
      },
      'storage.no-customer-key': {
        breaks: [
          [
            { base: sse({ sse_algorithm: 'AES256' }), environment: asked },
            'customer key',
          ],
          [
            { base: sse({ sse_algorithm: 'aws:kms' }), environment: asked },
            'customer key',
          ],
        ],
        keeps: [
          { base: sse({ sse_algorithm: 'AES256' }) },
          {
            base: sse({
              sse_algorithm: 'aws:kms',
              kms_master_key_id: '${aws_kms_key.storage.arn}',
            }),
            environment: asked,
          },
        ],
      },
      'storage.versioned-root-bucket': {
        breaks: [[{ ...versioned('Enabled'), ...registered }, 'versioning']],
        keeps: [
          { ...versioned('Disabled'), ...registered },
          // Somebody's own bucket.
          versioned('Enabled'),
        ],
      },
      'storage.competing-policies': {
        breaks: [
          [
            {
              base: {
                ...lake,
                aws_s3_bucket_policy: {
                  one: { bucket, policy: allow },
                  two: { bucket: 'payments-lake', policy: allow },
                },
              },
            },
            'payments-dev-base:aws_s3_bucket_policy.one and payments-dev-base:aws_s3_bucket_policy.two',
          ],
          [
            {
              ...versioned('Disabled'),
              base: {
                ...lake,
                aws_s3_bucket_policy: { one: { bucket, policy: allow } },
              },
              workspace: {
                aws_s3_bucket_policy: {
                  tight: {
                    bucket: '${data.terraform_remote_state.base.outputs.root}',
                    policy: allow,
                  },
                },
              },
            },
            'payments-dev-workspace:aws_s3_bucket_policy.tight',
          ],
        ],
        keeps: [
          {
            base: {
              ...lake,
              aws_s3_bucket_policy: {
                one: {
                  bucket,
                  policy: allow,
                  lifecycle: { ignore_changes: ['policy'] },
                },
                two: { bucket, policy: allow },
              },
            },
          },
        ],
      },
      'storage.logs-kept-forever': {
        breaks: [
          [{ base: logs }, 'expires'],
          [
            {
              base: lake,
              workspace: {
                databricks_mws_log_delivery: {
                  audit: {
                    storage_configuration_id:
                      '${databricks_mws_storage_configurations.logs.storage_configuration_id}',
                  },
                },
                databricks_mws_storage_configurations: {
                  logs: {
                    bucket_name:
                      '${data.terraform_remote_state.base.outputs.root}',
                  },
                },
              },
              outputs: { root: bucket },
            },
            'expires',
          ],
        ],
        keeps: [
          {
            base: {
              ...logs,
              aws_s3_bucket_lifecycle_configuration: {
                logs: { bucket, rule: [{ expiration: [{ days: 90 }] }] },
              },
            },
          },
          { base: lake },
        ],
      },
    }),
  )('%s', (_, failures) => {
    expect(failures()).toEqual([]);
  });
});
