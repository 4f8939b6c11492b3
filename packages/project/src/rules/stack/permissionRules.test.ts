import { policy } from '../__testUtils__/policy';
import { ruleTests } from '../__testUtils__/ruleTests';
import { permissionRules } from './permissionRules';

const allow = (actions: string | string[], resource: string | string[]) => ({
  base: {
    aws_iam_role: {
      compute: {
        name: 'compute',
        assume_role_policy: policy({
          Effect: 'Allow',
          Principal: { AWS: 'arn:aws:iam::414351767826:root' },
          Action: 'sts:AssumeRole',
        }),
      },
    },
    aws_iam_role_policy: {
      compute: {
        role: '${aws_iam_role.compute.id}',
        policy: policy({
          Effect: 'Allow',
          Action: actions,
          Resource: resource,
        }),
      },
    },
  },
});
const network = (policyType?: string) => ({
  sources: {
    databricks_aws_crossaccount_policy: { p: { policy_type: policyType } },
  },
});

describe('permissionRules', () => {
  it.each(
    ruleTests(permissionRules, {
      'iam.administrator': {
        breaks: [
          [allow('*', '*'), 'every action'],
          [allow(['s3:GetObject', '*'], ['*']), 'every action'],
          [
            {
              base: {
                aws_iam_policy: {
                  all: {
                    policy: policy({
                      Effect: 'Allow',
                      NotAction: 'iam:*',
                      Resource: '*',
                    }),
                  },
                },
              },
            },
            'every action',
          ],
        ],
        keeps: [
          allow('ec2:RunInstances', '*'),
          allow('*', 'arn:aws:s3:::payments-lake'),
        ],
      },
      'iam.pass-any-role': {
        breaks: [
          [allow('iam:PassRole', '*'), 'every role'],
          [
            allow('iam:Pass*', 'arn:aws:iam::100000000002:role/*'),
            'every role',
          ],
        ],
        keeps: [
          allow('iam:PassRole', 'arn:aws:iam::100000000002:role/nodes'),
          allow('iam:GetRole', '*'),
        ],
      },
      'iam.managed-network-actions': {
        breaks: [
          [allow(['ec2:RunInstances', 'ec2:DeleteVpc'], '*'), 'ec2:DeleteVpc'],
          [allow('ec2:*', '*'), 'and 23 more'],
          [network(), 'managed'],
          [network('managed'), 'managed'],
        ],
        keeps: [
          allow(['ec2:RunInstances', 'ec2:DescribeVpcs'], '*'),
          network('restricted'),
          // Somebody else's role may make networks.
          {
            base: {
              aws_iam_role: { own: { name: 'own' } },
              aws_iam_role_policy: {
                own: {
                  role: '${aws_iam_role.own.id}',
                  policy: policy({ Effect: 'Allow', Action: 'ec2:*' }),
                },
              },
            },
          },
        ],
      },
      'iam.exclusive-attachment': {
        breaks: [
          [{ base: { aws_iam_policy_attachment: { a: {} } } }, 'exclusively'],
        ],
        keeps: [{ base: { aws_iam_role_policy_attachment: { a: {} } } }],
      },
      'iam.managed-policy-arns': {
        breaks: [
          [
            { base: { aws_iam_role: { r: { managed_policy_arns: ['arn'] } } } },
            'managed_policy_arns',
          ],
        ],
        keeps: [{ base: { aws_iam_role: { r: {} } } }],
      },
    }),
  )('%s', (_, failures) => {
    expect(failures()).toEqual([]);
  });
});
