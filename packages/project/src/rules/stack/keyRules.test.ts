import { DATABRICKS_ACCOUNT } from '../__testUtils__/ruleFixture';
import { policy } from '../__testUtils__/policy';
import { ruleTests } from '../__testUtils__/ruleTests';
import { keyRules } from './keyRules';

const key = (attributes: Record<string, unknown>) => ({
  base: { aws_kms_key: { storage: attributes } },
});
const withPolicy = (...statements: object[]) =>
  key({ policy: policy(...statements) });
const root = {
  Effect: 'Allow',
  Principal: { AWS: 'arn:aws:iam::100000000002:root' },
  Action: 'kms:*',
  Resource: '*',
};
const databricks = {
  ...root,
  Principal: { AWS: 'arn:aws:iam::414351767826:root' },
  Condition: {
    StringEquals: {
      'aws:PrincipalTag/DatabricksAccountId': DATABRICKS_ACCOUNT,
    },
  },
};
const protectedEnvironment = { environment: { deletionProtection: true } };
const use = (resource: string) => ({
  base: {
    aws_kms_alias: { storage: { name: 'alias/storage' } },
    aws_iam_role_policy: {
      uc: {
        policy: policy({
          Effect: 'Allow',
          Action: ['kms:Decrypt', 'kms:GenerateDataKey*'],
          Resource: [resource],
        }),
      },
    },
  },
});

describe('keyRules', () => {
  it.each(
    ruleTests(keyRules, {
      'kms.open-key-policy': {
        breaks: [
          // As public templates of 2022 had it.
          [withPolicy({ ...root, Principal: { AWS: '*' } }), 'every principal'],
          [
            {
              base: {
                aws_kms_key_policy: {
                  lake: { policy: policy({ ...root, Principal: '*' }) },
                },
              },
            },
            'every principal',
          ],
        ],
        keeps: [
          withPolicy(root, databricks),
          withPolicy({
            ...root,
            Principal: '*',
            Condition: {
              StringEquals: { 'kms:CallerAccount': '100000000002' },
            },
          }),
        ],
      },
      'kms.unmanageable-key': {
        breaks: [
          [withPolicy(databricks), 'administer'],
          [withPolicy({ ...root, Action: 'kms:Decrypt' }), 'administer'],
        ],
        keeps: [withPolicy(root), key({})],
      },
      'kms.no-rotation': {
        breaks: [
          [key({}), 'not on'],
          [key({ enable_key_rotation: false }), 'not on'],
        ],
        keeps: [
          key({ enable_key_rotation: true }),
          key({ customer_master_key_spec: 'RSA_4096' }),
        ],
      },
      'kms.deletion-window': {
        breaks: [
          [key({ deletion_window_in_days: 3 }), '7 to 30'],
          [
            { ...key({ deletion_window_in_days: 7 }), ...protectedEnvironment },
            '7 days',
          ],
        ],
        keeps: [
          key({ deletion_window_in_days: 7 }),
          { ...key({ deletion_window_in_days: 30 }), ...protectedEnvironment },
          { ...key({}), ...protectedEnvironment },
        ],
      },
      'kms.alias-in-policy': {
        breaks: [
          [use('arn:aws:kms:us-west-2:100000000002:alias/storage'), 'alias'],
          [use('${aws_kms_alias.storage.arn}'), 'alias'],
        ],
        keeps: [use('${aws_kms_key.storage.arn}')],
      },
    }),
  )('%s', (_, failures) => {
    expect(failures()).toEqual([]);
  });
});
