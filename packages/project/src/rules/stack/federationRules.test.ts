import { policy } from '../__testUtils__/policy';
import { ruleTests } from '../__testUtils__/ruleTests';
import type { RuleFixture } from '../__testUtils__/ruleFixture';
import { federationRules } from './federationRules';

const ISSUER = 'token.actions.githubusercontent.com';
const AUD = { [`${ISSUER}:aud`]: 'sts.amazonaws.com' };
const SUBJECT =
  'repo:acme/payments:environment:dev:job_workflow_ref:acme/platform/.github/workflows/deploy.yml@refs/heads/main';
const onPlatform = {
  platform: 'acme',
  spec: {
    projects: { payments: { environments: {} } },
  },
} satisfies RuleFixture;
const role = (condition: object, provider = ISSUER): RuleFixture => ({
  account: {
    aws_iam_role: {
      r: {
        name: 'payments-dev-apply',
        assume_role_policy: policy({
          Effect: 'Allow',
          Principal: {
            Federated: `arn:aws:iam::100000000001:oidc-provider/${provider}`,
          },
          Action: 'sts:AssumeRoleWithWebIdentity',
          Condition: condition,
        }),
      },
    },
  },
});
const sub = (value: string | string[]) => ({
  StringEquals: { ...AUD, [`${ISSUER}:sub`]: value },
});
const federation = (oidc: object): RuleFixture => ({
  account: {
    databricks_service_principal_federation_policy: {
      p: { oidc_policy: oidc },
    },
  },
});
const admin = (name: string, of = 'databricks_service_principal.p.id') => ({
  account: {
    databricks_service_principal: { p: { display_name: name } },
    databricks_service_principal_role: {
      a: { service_principal_id: `\${${of}}`, role: 'account_admin' },
    },
  },
});

describe('federationRules', () => {
  it.each(
    ruleTests(federationRules, {
      'iam.web-identity-subject': {
        breaks: [
          [role({ StringEquals: AUD }), 'without a condition on the subject'],
          [
            role({ StringLike: { ...AUD, [`${ISSUER}:sub`]: '*' } }),
            'without a condition on the subject',
          ],
          [
            role({ StringEquals: { [`${ISSUER}:sub`]: SUBJECT } }),
            'without a condition on the audience',
          ],
          [
            {
              ...onPlatform,
              ...role(sub('repo:acme/payments:environment:dev')),
            },
            'without job_workflow_ref',
          ],
          [
            { ...onPlatform, ...role(sub([SUBJECT, 'repo:acme/x:ref:y'])) },
            'without job_workflow_ref',
          ],
        ],
        keeps: [
          { ...onPlatform, ...role(sub([SUBJECT])) },
          role(sub('repo:acme/payments:environment:dev')),
          {
            ...onPlatform,
            ...role({
              StringEquals: {
                ...AUD,
                [`${ISSUER}:sub`]: 'repo:acme/payments:environment:dev',
                [`${ISSUER}:job_workflow_ref`]:
                  'acme/platform/x@refs/heads/main',
              },
            }),
          },
          // Clusters of somebody else's Kubernetes.
          role({}, 'oidc.eks.us-west-2.amazonaws.com/id/ABC'),
        ],
      },
      'iam.wildcard-subject': {
        breaks: [
          [
            role({ StringLike: { ...AUD, [`${ISSUER}:sub`]: 'repo:acme/*' } }),
            'the subject repo:acme/* is a pattern',
          ],
        ],
        keeps: [
          role(sub(SUBJECT)),
          role({ StringLike: { ...AUD, [`${ISSUER}:sub`]: SUBJECT } }),
        ],
      },
      'iam.federation-subject': {
        breaks: [
          [federation({ issuer: `https://${ISSUER}` }), 'no subject'],
          [federation({ subject: ' ' }), 'no subject'],
          [federation({ subject: 'repo:acme/*' }), 'is a pattern'],
        ],
        keeps: [
          federation({ subject: SUBJECT }),
          federation({ subject: '${var.subject}' }),
        ],
      },
      'iam.account-admin': {
        breaks: [
          [admin('payments-dev'), 'payments-dev becomes account admin'],
          [
            { ...onPlatform, ...admin('payments-dev') },
            'which only acme-deploy is',
          ],
          [
            { ...onPlatform, ...admin('acme-deploy', 'var.id') },
            'somebody becomes account admin',
          ],
          [
            {
              account: {
                databricks_group_role: { g: { role: 'account_admin' } },
              },
            },
            'somebody becomes account admin',
          ],
        ],
        keeps: [
          { ...onPlatform, ...admin('acme-deploy') },
          {
            account: {
              databricks_service_principal_role: {
                a: { role: 'marketplace_admin' },
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
