import { policy } from '../__testUtils__/policy';
import { ruleTests } from '../__testUtils__/ruleTests';
import type { RuleFixture } from '../__testUtils__/ruleFixture';
import { platformRoleRules } from './platformRoleRules';

const platform = (others: object = {}) =>
  ({
    platform: 'acme',
    spec: {
      projects: {
        payments: {
          environments: {
            dev: { awsAccountId: '100000000002' },
            prod: { awsAccountId: '100000000002' },
          },
        },
        ...others,
      },
    },
  } satisfies RuleFixture);
const may = (action: string, resource: string, more: object = {}) => ({
  ...platform(),
  account: {
    aws_iam_role: { r: { name: 'payments-dev-apply' } },
    aws_iam_role_policy: {
      r: {
        role: '${aws_iam_role.r.name}',
        policy: policy({
          Effect: 'Allow',
          Action: action,
          Resource: resource,
          ...more,
        }),
      },
    },
  },
});
const STATE = 'arn:aws:s3:::acme-state/';

/** The same of a role between environments, or of one that is joined. */
const shared = (
  name: string,
  action: string | string[],
  resource: string | string[],
) => ({
  ...platform({
    retail: {
      environments: {
        east: { awsAccountId: '100000000004', cidr: '10.1.0.0/22' },
        west: { awsAccountId: '100000000005', cidr: '10.2.0.0/22' },
        lab: { awsAccountId: '100000000006' },
      },
      connectivity: {},
    },
  }),
  account: {
    aws_iam_role: { r: { name } },
    aws_iam_role_policy: {
      r: {
        role: '${aws_iam_role.r.name}',
        policy: policy({ Effect: 'Allow', Action: action, Resource: resource }),
      },
    },
  },
});
const BETWEEN = 'retail-connectivity-apply';

describe('platformRoleRules', () => {
  it.each(
    ruleTests(platformRoleRules, {
      'iam.foreign-reach': {
        breaks: [
          [
            may('s3:GetObject', `${STATE}claims/claims-dev-base.tfstate`),
            'it may reach arn:aws:s3:::acme-state/claims/claims-dev-base.tfstate',
          ],
          [may('s3:*', `${STATE}*`), 'which is not of environment dev'],
          [may('s3:Get*', '*'), 'it may reach *'],
          [
            may('s3:PutObject', `${STATE}payments/payments-prod-base.tfstate`),
            'not of environment dev of payments',
          ],
          [
            may('s3:PutObject', `${STATE}payments/claims/*`),
            'not of environment dev of payments',
          ],
          [
            may('sts:AssumeRole', 'arn:aws:iam::100000000003:role/Child'),
            'it may become arn:aws:iam::100000000003:role/Child',
          ],
          [may('sts:AssumeRole', '*'), 'it may become *'],
          [
            may('s3:GetObject', 'x', { Resource: undefined, NotResource: 'x' }),
            'everything but some',
          ],
          [
            shared(
              BETWEEN,
              's3:GetObject',
              `${STATE}retail/retail-lab-base.tfstate`,
            ),
            'not of connectivity of retail',
          ],
          [
            shared(
              BETWEEN,
              's3:GetObject',
              `${STATE}retail/retail-east-data.tfstate`,
            ),
            'not of connectivity of retail',
          ],
          [
            shared(
              BETWEEN,
              ['s3:GetObject', 's3:PutObject'],
              `${STATE}retail/retail-east-base.tfstate`,
            ),
            'not of connectivity of retail',
          ],
          [
            shared(
              BETWEEN,
              'sts:AssumeRole',
              'arn:aws:iam::100000000006:role/C',
            ),
            'it may become arn:aws:iam::100000000006:role/C',
          ],
          [
            shared(
              'retail-east-plan',
              's3:PutObject',
              `${STATE}retail/retail-connectivity.tfstate`,
            ),
            'not of environment east of retail',
          ],
          [
            shared(
              'retail-lab-plan',
              's3:GetObject',
              `${STATE}retail/retail-connectivity.tfstate`,
            ),
            'not of environment lab of retail',
          ],
        ],
        keeps: [
          may('s3:PutObject', `${STATE}payments/payments-dev-base.tfstate`),
          may('s3:*', `${STATE}payments/payments-dev-data.tfstate.tflock`),
          may('s3:PutObject', `${STATE}payments/plans/dev/*`),
          may('s3:ListBucket', 'arn:aws:s3:::acme-state'),
          may('sts:AssumeRole', 'arn:aws:iam::100000000002:role/Child'),
          may('s3:GetObject', '*', { Effect: 'Deny' }),
          shared(BETWEEN, 's3:GetObject', [
            `${STATE}retail/retail-east-base.tfstate`,
            `${STATE}retail/retail-west-base.tfstate`,
          ]),
          shared(BETWEEN, 's3:PutObject', [
            `${STATE}retail/retail-connectivity.tfstate`,
            `${STATE}retail/claims/connectivity/*`,
          ]),
          shared(BETWEEN, 'sts:AssumeRole', [
            'arn:aws:iam::100000000004:role/C',
            'arn:aws:iam::100000000005:role/C',
          ]),
          shared(
            'retail-east-plan',
            's3:GetObject',
            `${STATE}retail/retail-connectivity.tfstate`,
          ),
          // Not a project's.
          { ...may('s3:GetObject', '*'), spec: { projects: {} } },
        ],
      },
      'iam.shared-account': {
        breaks: [
          [
            platform({
              claims: {
                environments: {
                  dev: { awsAccountId: '100000000002' },
                  test: { awsAccountId: '100000000002' },
                },
              },
            }),
            'projects payments and claims are both in account 100000000002',
          ],
        ],
        keeps: [
          platform(),
          platform({
            claims: { environments: { dev: { awsAccountId: '100000000003' } } },
          }),
          {},
        ],
      },
    }),
  )('%s', (_, failures) => {
    expect(failures()).toEqual([]);
  });
});
