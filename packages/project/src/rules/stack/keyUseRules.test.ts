import { DATABRICKS_ACCOUNT } from '../__testUtils__/ruleFixture';
import { policy } from '../__testUtils__/policy';
import { ruleTests } from '../__testUtils__/ruleTests';
import { keyUseRules } from './keyUseRules';

const account = {
  Effect: 'Allow',
  Principal: { AWS: 'arn:aws:iam::100000000002:root' },
  Action: 'kms:*',
  Resource: '*',
};
const DATABRICKS = { AWS: 'arn:aws:iam::414351767826:root' };
const DELIVERY = { Service: 'delivery.logs.amazonaws.com' };
const allow = (principal: object, ...actions: string[]) => ({
  Effect: 'Allow',
  Principal: principal,
  Action: actions,
  Resource: '*',
  Condition: {
    StringEquals: {
      'aws:PrincipalTag/DatabricksAccountId': DATABRICKS_ACCOUNT,
      'aws:SourceAccount': '100000000002',
    },
  },
});
const forVolumes = {
  ...allow(
    { AWS: '${aws_iam_role.compute.arn}' },
    'kms:CreateGrant',
    'kms:Decrypt',
  ),
  Condition: {
    'ForAnyValue:StringLike': { 'kms:ViaService': 'ec2.*.amazonaws.com' },
  },
};
const bucket = (onBucket: object, ...onKey: object[]) => ({
  base: {
    aws_kms_key: { storage: { policy: policy(account, ...onKey) } },
    aws_s3_bucket: { root: { bucket: 'payments-root' } },
    aws_s3_bucket_policy: {
      root: { bucket: '${aws_s3_bucket.root.id}', policy: policy(onBucket) },
    },
    aws_s3_bucket_server_side_encryption_configuration: {
      root: {
        bucket: '${aws_s3_bucket.root.id}',
        rule: [
          {
            apply_server_side_encryption_by_default: {
              sse_algorithm: 'aws:kms',
              kms_master_key_id: '${aws_kms_key.storage.arn}',
            },
          },
        ],
      },
    },
  },
});
const registration = (uses: string[], ...onKey: object[]) => ({
  base: { aws_kms_key: { workspace: { policy: policy(account, ...onKey) } } },
  outputs: { workspace_key_arn: '${aws_kms_key.workspace.arn}' },
  workspace: {
    databricks_mws_customer_managed_keys: {
      key: {
        use_cases: uses,
        aws_key_info: {
          key_arn:
            '${data.terraform_remote_state.base.outputs.workspace_key_arn}',
        },
      },
    },
  },
});

describe('keyUseRules', () => {
  it.each(
    ruleTests(keyUseRules, {
      'kms.unusable-key': {
        breaks: [
          [
            bucket(allow(DATABRICKS, 's3:PutObject')),
            'may s3:PutObject and not kms:GenerateDataKey with aws_kms_key.storage',
          ],
          [
            bucket(
              allow(DATABRICKS, 's3:GetObject', 's3:PutObject'),
              allow(DATABRICKS, 'kms:GenerateDataKey*'),
            ),
            'may s3:GetObject and not kms:Decrypt',
          ],
          // Flow logs into a bucket with a key that only Databricks may use.
          [
            bucket(
              allow(DELIVERY, 's3:PutObject'),
              allow(DATABRICKS, 'kms:GenerateDataKey*', 'kms:Decrypt'),
            ),
            'delivery.logs.amazonaws.com may s3:PutObject',
          ],
          [
            registration(
              ['MANAGED_SERVICES'],
              allow(DATABRICKS, 'kms:Decrypt'),
            ),
            'does not let Databricks kms:Encrypt',
          ],
          [
            registration(
              ['STORAGE'],
              allow(DATABRICKS, 'kms:Decrypt', 'kms:GenerateDataKey*'),
            ),
            'kms:CreateGrant by way of EC2',
          ],
          [registration(['STORAGE'], forVolumes), 'does not let Databricks'],
        ],
        keeps: [
          bucket(
            allow(DATABRICKS, 's3:GetObject', 's3:PutObject'),
            allow(DATABRICKS, 'kms:GenerateDataKey*', 'kms:Decrypt'),
          ),
          bucket(
            allow(DELIVERY, 's3:PutObject'),
            allow(DELIVERY, 'kms:GenerateDataKey*'),
          ),
          // The account's own roles are let in by their own policies.
          bucket(
            allow({ AWS: 'arn:aws:iam::100000000002:role/x' }, 's3:PutObject'),
          ),
          registration(
            ['STORAGE', 'MANAGED_SERVICES'],
            allow(
              DATABRICKS,
              'kms:Encrypt',
              'kms:Decrypt',
              'kms:GenerateDataKey*',
            ),
            forVolumes,
          ),
          // A key of somebody else has a policy that nobody here knows.
          {
            workspace: {
              databricks_mws_customer_managed_keys: {
                key: {
                  use_cases: ['STORAGE'],
                  aws_key_info: { key_arn: 'arn:aws:kms:us-west-2:1:key/k' },
                },
              },
            },
          },
        ],
      },
    }),
  )('%s', (_, failures) => {
    expect(failures()).toEqual([]);
  });
});
