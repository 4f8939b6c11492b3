import { policy } from '../__testUtils__/policy';
import { DATABRICKS_ACCOUNT } from '../__testUtils__/ruleFixture';
import { ruleTests } from '../__testUtils__/ruleTests';
import { trustRules } from './trustRules';

const role = (trust: object[], attributes: object = {}) => ({
  aws_iam_role: {
    uc: {
      name: 'payments-catalog',
      assume_role_policy: policy(...trust),
      ...attributes,
    },
  },
});
const databricks = {
  Effect: 'Allow',
  Principal: { AWS: 'arn:aws:iam::414351767826:root' },
  Action: 'sts:AssumeRole',
  Condition: { StringEquals: { 'sts:ExternalId': DATABRICKS_ACCOUNT } },
};
const unityCatalog = {
  ...databricks,
  Principal: {
    AWS: 'arn:aws:iam::414351767826:role/unity-catalog-prod-UCMasterRole-14S5ZJVKOTYTL',
  },
  Condition: {
    StringEquals: {
      'sts:ExternalId':
        '${databricks_storage_credential.c.aws_iam_role[0].external_id}',
    },
  },
};
const ARN = 'arn:aws:iam::100000000002:role/payments-catalog';
const itself = {
  Effect: 'Allow',
  Principal: { AWS: 'arn:aws:iam::100000000002:root' },
  Action: 'sts:AssumeRole',
  Condition: { ArnLike: { 'aws:PrincipalArn': ARN } },
};
const permission = (resource: string) => ({
  aws_iam_role_policy: {
    uc: {
      role: '${aws_iam_role.uc.name}',
      policy: policy({
        Effect: 'Allow',
        Action: ['sts:AssumeRole'],
        Resource: resource,
      }),
    },
  },
});
const service = (condition?: object) => ({
  base: {
    aws_s3_bucket_policy: {
      logs: {
        policy: policy({
          Effect: 'Allow',
          Principal: { Service: 'delivery.logs.amazonaws.com' },
          Action: 's3:PutObject',
          Resource: '*',
          Condition: condition,
        }),
      },
    },
  },
});
const endpoint = (statement: object) => ({
  base: {
    aws_vpc_endpoint: {
      s3: { policy: policy({ Effect: 'Allow', Principal: '*', ...statement }) },
    },
  },
});
const bucket = (condition?: object) => ({
  base: {
    aws_s3_bucket_policy: {
      root: {
        policy: policy({
          ...databricks,
          Action: 's3:GetObject',
          Condition: condition,
        }),
      },
    },
  },
});

describe('trustRules', () => {
  it.each(
    ruleTests(trustRules, {
      'iam.wildcard-principal': {
        breaks: [
          [
            { base: role([{ ...databricks, Principal: '*', Condition: {} }]) },
            'every principal',
          ],
          [
            {
              base: {
                aws_sqs_queue_policy: {
                  q: {
                    policy: policy({
                      Effect: 'Allow',
                      Principal: { AWS: '*' },
                      Action: 'sqs:*',
                    }),
                  },
                },
              },
            },
            'every principal',
          ],
          [endpoint({ Action: '*', Resource: '*' }), 'everybody everything'],
        ],
        keeps: [
          { base: role([databricks]) },
          { base: role([{ ...databricks, Principal: '*' }]) },
          endpoint({
            Action: 's3:*',
            Resource: 'arn:aws:s3:::payments-lake/*',
          }),
          endpoint({
            Action: '*',
            Resource: '*',
            Condition: {
              StringEquals: { 'aws:PrincipalAccount': '100000000002' },
            },
          }),
        ],
      },
      'iam.missing-account-condition': {
        breaks: [
          [
            { base: role([{ ...databricks, Condition: undefined }]) },
            'without',
          ],
          [bucket(), 'without'],
          [
            bucket({
              StringLike: { 'aws:PrincipalTag/DatabricksAccountId': '*' },
            }),
            'without',
          ],
          [
            bucket({ StringEquals: { 'aws:SourceAccount': '414351767826' } }),
            'without',
          ],
          [
            bucket({
              StringEquals: {
                'aws:PrincipalTag/DatabricksAccountId':
                  '11111111-2222-3333-4444-555555555555',
              },
            }),
            'for account 11111111-2222-3333-4444-555555555555',
          ],
          [
            {
              base: role([
                {
                  ...databricks,
                  Principal: { AWS: '414351767826' },
                  Condition: {},
                },
              ]),
            },
            'without',
          ],
          [
            {
              sources: {
                databricks_aws_bucket_policy: { root: { bucket: 'b' } },
              },
            },
            'databricks_e2_account_id',
          ],
        ],
        keeps: [
          { base: role([databricks]) },
          { base: role([unityCatalog]) },
          bucket({
            StringEquals: {
              'aws:PrincipalTag/DatabricksAccountId': [DATABRICKS_ACCOUNT],
            },
          }),
          { base: role([itself]) },
          {
            sources: {
              databricks_aws_bucket_policy: {
                root: {
                  bucket: 'b',
                  databricks_e2_account_id: DATABRICKS_ACCOUNT,
                },
              },
            },
          },
        ],
      },
      'iam.missing-self-assume': {
        breaks: [
          [
            { base: role([unityCatalog]) },
            'the trust policy and the permission policy of the role do not',
          ],
          [
            { base: { ...role([unityCatalog]), ...permission(ARN) } },
            'the trust policy of the role does not',
          ],
          [
            { base: role([unityCatalog, itself]) },
            'the permission policy of the role does not',
          ],
          // The permission is on another role, or on another role's policy.
          [
            {
              base: {
                ...role([unityCatalog, itself]),
                ...permission('arn:aws:iam::100000000002:role/other'),
              },
            },
            'the permission policy',
          ],
          [
            {
              base: {
                ...role([
                  unityCatalog,
                  {
                    ...itself,
                    Condition: { ArnLike: { 'aws:PrincipalArn': '*' } },
                  },
                ]),
                ...permission(ARN),
              },
            },
            'the trust policy',
          ],
        ],
        keeps: [
          { base: { ...role([unityCatalog, itself]), ...permission(ARN) } },
          {
            base: {
              ...role([unityCatalog, itself]),
              ...permission('${aws_iam_role.uc.arn}'),
            },
          },
          {
            base: {
              ...role([unityCatalog, itself], {
                inline_policy: [
                  {
                    policy: policy({
                      Effect: 'Allow',
                      Action: 'sts:*',
                      Resource: ARN,
                    }),
                  },
                ],
              }),
            },
          },
          {
            base: {
              ...role([unityCatalog, itself]),
              aws_iam_policy: {
                uc: {
                  policy: policy({
                    Effect: 'Allow',
                    Action: 'sts:AssumeRole',
                    Resource: ARN,
                  }),
                },
              },
              aws_iam_role_policy_attachment: {
                uc: {
                  role: 'payments-catalog',
                  policy_arn: '${aws_iam_policy.uc.arn}',
                },
              },
            },
          },
          { base: role([databricks]) },
        ],
      },
      'iam.confused-deputy': {
        breaks: [
          [service(), 'delivery.logs.amazonaws.com'],
          [
            service({ StringEqualsIfExists: { 'aws:SourceAccount': '1' } }),
            'delivery.logs.amazonaws.com',
          ],
          [
            {
              base: role([
                {
                  Effect: 'Allow',
                  Principal: { Service: 'vpc-flow-logs.amazonaws.com' },
                  Action: 'sts:AssumeRole',
                },
              ]),
            },
            'vpc-flow-logs.amazonaws.com',
          ],
          [
            {
              base: role([
                {
                  Effect: 'Allow',
                  Principal: { Service: 'firehose.amazonaws.com' },
                  Action: 'sts:AssumeRole',
                },
              ]),
            },
            'firehose.amazonaws.com',
          ],
          [
            {
              base: role([
                {
                  Effect: 'Allow',
                  Principal: { Service: 'events.amazonaws.com' },
                  Action: 'sts:AssumeRole',
                  Condition: {
                    StringEquals: { 'sts:ExternalId': '100000000002' },
                  },
                },
              ]),
            },
            'events.amazonaws.com',
          ],
        ],
        keeps: [
          service({ StringEquals: { 'aws:SourceAccount': '100000000002' } }),
          service({
            ArnLike: { 'AWS:SourceArn': 'arn:aws:logs:*:100000000002:*' },
          }),
          {
            base: role([
              {
                Effect: 'Allow',
                Principal: { Service: 'firehose.amazonaws.com' },
                Action: 'sts:AssumeRole',
                Condition: {
                  StringEquals: { 'sts:ExternalId': '100000000002' },
                },
              },
            ]),
          },
          {
            base: role([
              {
                Effect: 'Allow',
                Principal: { Service: 'ec2.amazonaws.com' },
                Action: 'sts:AssumeRole',
              },
            ]),
          },
        ],
      },
    }),
  )('%s', (_, failures) => {
    expect(failures()).toEqual([]);
  });
});
