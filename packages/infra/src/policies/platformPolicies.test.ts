import { letsIn, mayDo } from '../__testUtils__/iamEvaluation';
import { adminRolePolicy } from './adminRolePolicy';
import { adminRoleTrustPolicy } from './adminRoleTrustPolicy';
import { childPlanRolePolicy } from './childPlanRolePolicy';
import { childRoleTrustPolicy } from './childRoleTrustPolicy';
import { environmentBoundaryPolicy } from './environmentBoundaryPolicy';
import { environmentRolePolicy } from './environmentRolePolicy';
import { environmentRoleTrustPolicy } from './environmentRoleTrustPolicy';
import { githubOidcProvider } from './githubOidcProvider';
import { stateBucketPolicy } from './stateBucketPolicy';

const ADMIN = '100000000001';
const BUCKET = 'acme-terraform-tf-state';
const CHILD = 'TerraformChildRole';
const PLAN_CHILD = 'TerraformChildRole-plan';
const ROLE_PATH = '/lakeport/acme/';
const WORKFLOWS = 'acme/lakehouse-platform/.github/workflows';
const DEPLOY = `${WORKFLOWS}/deploy.yml@refs/heads/main`;
const subject = (repository: string, environment: string, workflow = DEPLOY) =>
  `repo:${repository}:environment:${environment}:job_workflow_ref:${workflow}`;
const role = (account: string, name: string) =>
  `arn:aws:iam::${account}:role/${name}`;
const object = (key: string) => `arn:aws:s3:::${BUCKET}/${key}`;

const keys = (project: string, environment: string) => {
  const states = ['base', 'workspace', 'credentials', 'data'].map(
    stack => `${project}/${project}-${environment}-${stack}.tfstate`,
  );
  return {
    states,
    locks: states.map(state => `${state}.tflock`),
    claims: `${project}/claims/${environment}/`,
    plans: `${project}/plans/${environment}/`,
  };
};

const ENVIRONMENTS = [
  { project: 'payments', environment: 'dev', account: '100000000002' },
  { project: 'payments', environment: 'prod', account: '100000000003' },
  { project: 'pay', environment: 'dev', account: '100000000004' },
  { project: 'loans', environment: 'prod', account: '100000000005' },
];
const OPERATIONS = ['plan', 'apply'] as const;

const boundary = environmentBoundaryPolicy({
  stateBucket: BUCKET,
  childRoles: [CHILD, PLAN_CHILD],
});

/** A role of an environment as AWS sees it when it asks for something. */
function environmentRole(
  { project, environment, account }: (typeof ENVIRONMENTS)[number],
  operation: 'plan' | 'apply',
) {
  const policies = [
    environmentRolePolicy({
      operation,
      stateBucket: BUCKET,
      keys: keys(project, environment),
      childRoleArn: role(account, operation === 'plan' ? PLAN_CHILD : CHILD),
    }),
  ];
  const context = {
    'aws:PrincipalArn': role(
      ADMIN,
      `lakeport/acme/${project}-${environment}-${operation}`,
    ),
    'aws:PrincipalTag/lakeport-account': account,
    'aws:PrincipalTag/lakeport-project': project,
  };
  return {
    policies,
    context,
    asks: (action: string, resource: string, more = {}, own = policies) =>
      mayDo(
        { policies: own, boundary },
        { action, resource, context: { ...context, ...more } },
      ),
  };
}

const everyRole = ENVIRONMENTS.flatMap(one =>
  OPERATIONS.map(operation => ({ ...one, operation })),
);
const everyPair = everyRole.flatMap(own =>
  ENVIRONMENTS.filter(
    other =>
      other.project !== own.project || other.environment !== own.environment,
  ).map(other => ({ own, other })),
);

describe('environmentRolePolicy within environmentBoundaryPolicy', () => {
  it.each(everyRole)(
    'lets $project $environment $operation keep its own things',
    own => {
      const { asks } = environmentRole(own, own.operation);
      const { claims, locks, plans, states } = keys(
        own.project,
        own.environment,
      );

      for (const state of states) {
        expect(asks('s3:GetObject', object(state))).toBe('allowed');
        expect(asks('s3:PutObject', object(state))).toBe(
          own.operation === 'apply' ? 'allowed' : 'not allowed',
        );
        expect(asks('s3:DeleteObject', object(state))).toBe('not allowed');
        expect(
          asks('s3:ListBucket', `arn:aws:s3:::${BUCKET}`, {
            's3:prefix': state,
          }),
        ).toBe('allowed');
      }
      for (const key of [...locks, `${claims}id`, `${plans}id/stack`]) {
        for (const action of ['Get', 'Put', 'Delete']) {
          expect(asks(`s3:${action}Object`, object(key))).toBe('allowed');
        }
      }
    },
  );

  it.each(everyPair)(
    'keeps $own.project $own.environment $own.operation away from $other.project $other.environment',
    ({ own, other }) => {
      const { asks } = environmentRole(own, own.operation);
      const { claims, locks, plans, states } = keys(
        other.project,
        other.environment,
      );

      for (const key of [...states, ...locks, `${claims}id`, `${plans}id/s`]) {
        for (const action of ['Get', 'Put', 'Delete']) {
          expect(asks(`s3:${action}Object`, object(key))).toBe('not allowed');
        }
        expect(
          asks('s3:ListBucket', `arn:aws:s3:::${BUCKET}`, { 's3:prefix': key }),
        ).toBe('not allowed');
      }
      for (const child of [CHILD, PLAN_CHILD]) {
        expect(asks('sts:AssumeRole', role(other.account, child))).toBe(
          'not allowed',
        );
      }
    },
  );

  it('lists nothing but its own keys', () => {
    const { asks } = environmentRole(ENVIRONMENTS[0], 'apply');
    const bucket = `arn:aws:s3:::${BUCKET}`;

    expect(asks('s3:ListBucket', bucket)).toBe('not allowed');
    for (const prefix of [
      '',
      'p',
      'payments',
      'payments/',
      'payments/plans/',
    ]) {
      expect(asks('s3:ListBucket', bucket, { 's3:prefix': prefix })).toBe(
        'not allowed',
      );
    }
  });

  it('plans with the reading role only, applies with the writing one', () => {
    const [one] = ENVIRONMENTS;
    const plan = environmentRole(one, 'plan').asks;
    const apply = environmentRole(one, 'apply').asks;

    expect(plan('sts:AssumeRole', role(one.account, PLAN_CHILD))).toBe(
      'allowed',
    );
    expect(plan('sts:AssumeRole', role(one.account, CHILD))).toBe(
      'not allowed',
    );
    expect(apply('sts:AssumeRole', role(one.account, CHILD))).toBe('allowed');
  });

  it('bounds a role that somebody has given everything', () => {
    const everything = {
      Version: '2012-10-17' as const,
      Statement: [{ Effect: 'Allow' as const, Action: '*', Resource: '*' }],
    };
    const { asks } = environmentRole(ENVIRONMENTS[0], 'plan');
    const unbound = (action: string, resource: string, more = {}) =>
      asks(action, resource, more, [everything]);

    expect(unbound('s3:GetObject', object('payments/x'))).toBe('allowed');
    expect(unbound('s3:GetObject', object('pay/x'))).toBe('not allowed');
    expect(unbound('s3:GetObject', object('acme/acme-account.tfstate'))).toBe(
      'not allowed',
    );
    expect(unbound('s3:GetObjectVersion', object('payments/x'))).toBe(
      'not allowed',
    );
    expect(unbound('s3:DeleteBucket', `arn:aws:s3:::${BUCKET}`)).toBe(
      'not allowed',
    );
    for (const action of [
      'iam:CreateRole',
      'iam:PutRolePolicy',
      'iam:DeleteRolePermissionsBoundary',
      'organizations:LeaveOrganization',
    ]) {
      expect(unbound(action, role(ADMIN, 'lakeport/acme/x'))).toBe(
        'not allowed',
      );
    }
    expect(unbound('sts:AssumeRole', role(ADMIN, 'TerraformAdminRole'))).toBe(
      'not allowed',
    );
  });
});

describe('environmentRoleTrustPolicy', () => {
  const provider = githubOidcProvider({
    host: 'github.com',
    adminAccountId: ADMIN,
  });
  const trust = environmentRoleTrustPolicy({
    adminAccountId: ADMIN,
    host: 'github.com',
    subjects: [subject('acme/payments-lakehouse', 'dev')],
  });
  const token = (sub: string, aud = 'sts.amazonaws.com') =>
    letsIn(trust, {
      action: 'sts:AssumeRoleWithWebIdentity',
      resource: 'the role',
      principal: { Federated: provider.arn },
      context: { [provider.claim('sub')]: sub, [provider.claim('aud')]: aud },
    });

  it('lets in the deploy workflow, called by the repository for the environment', () => {
    expect(token(subject('acme/payments-lakehouse', 'dev'))).toBe('allowed');
  });

  it.each([
    ['another repository', subject('acme/loans-lakehouse', 'dev')],
    [
      'a repository of another organization',
      subject('evil/payments-lakehouse', 'dev'),
    ],
    ['another environment', subject('acme/payments-lakehouse', 'prod')],
    [
      'the environment of plans',
      subject('acme/payments-lakehouse', 'dev-plan'),
    ],
    [
      'a workflow that the data team edits',
      subject(
        'acme/payments-lakehouse',
        'dev',
        'acme/payments-lakehouse/.github/workflows/deploy.yml@refs/heads/main',
      ),
    ],
    [
      'the workflow of a branch',
      subject(
        'acme/payments-lakehouse',
        'dev',
        `${WORKFLOWS}/deploy.yml@refs/heads/evil`,
      ),
    ],
    [
      'another workflow of the platform',
      subject(
        'acme/payments-lakehouse',
        'dev',
        `${WORKFLOWS}/check.yml@refs/heads/main`,
      ),
    ],
    [
      'the subject that GitHub gives by default',
      'repo:acme/payments-lakehouse:environment:dev',
    ],
    ['a pull request', 'repo:acme/payments-lakehouse:pull_request'],
    [
      'a pull request with the workflow',
      `repo:acme/payments-lakehouse:pull_request:job_workflow_ref:${DEPLOY}`,
    ],
    [
      'a subject that only begins so',
      `${subject('acme/payments-lakehouse', 'dev')}x`,
    ],
  ])('refuses %s', (_, sub) => {
    expect(token(sub)).toBe('not allowed');
  });

  it('refuses another audience, another provider and another way in', () => {
    const sub = subject('acme/payments-lakehouse', 'dev');
    const context = {
      [provider.claim('sub')]: sub,
      [provider.claim('aud')]: 'sts.amazonaws.com',
    };

    expect(token(sub, 'https://github.com/acme')).toBe('not allowed');
    expect(
      letsIn(trust, {
        action: 'sts:AssumeRoleWithWebIdentity',
        resource: 'the role',
        principal: {
          Federated: `arn:aws:iam::${ADMIN}:oidc-provider/evil.example`,
        },
        context,
      }),
    ).toBe('not allowed');
    expect(
      letsIn(trust, {
        action: 'sts:AssumeRole',
        resource: 'the role',
        principal: { AWS: role(ADMIN, 'TerraformAdminRole') },
        context,
      }),
    ).toBe('not allowed');
  });

  it('takes no star in a subject for anything but a star', () => {
    const starred = environmentRoleTrustPolicy({
      adminAccountId: ADMIN,
      host: 'github.com',
      subjects: [subject('acme/*', 'dev')],
    });

    expect(
      letsIn(starred, {
        action: 'sts:AssumeRoleWithWebIdentity',
        resource: 'the role',
        principal: { Federated: provider.arn },
        context: {
          [provider.claim('sub')]: subject('acme/loans-lakehouse', 'dev'),
          [provider.claim('aud')]: 'sts.amazonaws.com',
        },
      }),
    ).toBe('not allowed');
  });

  it('refuses to be made for nobody', () => {
    expect(() =>
      environmentRoleTrustPolicy({
        adminAccountId: ADMIN,
        host: 'github.com',
        subjects: [],
      }),
    ).toThrow(RangeError);
  });

  it.each([
    ['github.com', 'token.actions.githubusercontent.com'],
    ['acme.ghe.com', 'token.actions.acme.ghe.com'],
    ['github.acme.example', 'github.acme.example/_services/token'],
  ])('knows who issues the tokens of %s', (host, name) => {
    const known = githubOidcProvider({ host, adminAccountId: ADMIN });

    expect(known.issuer).toBe(`https://${name}`);
    expect(known.arn).toBe(`arn:aws:iam::${ADMIN}:oidc-provider/${name}`);
    expect(known.claim('sub')).toBe(`${name}:sub`);
  });
});

describe('childRoleTrustPolicy', () => {
  const trust = (awsAccountId: string, operation: 'plan' | 'apply') =>
    childRoleTrustPolicy({
      adminAccountId: ADMIN,
      adminRole: 'TerraformAdminRole',
      environmentRoles: { awsAccountId, rolePath: ROLE_PATH, operation },
    });

  it.each(everyRole)(
    'lets $project $environment $operation into its own account only, and into no other role',
    own => {
      const { context } = environmentRole(own, own.operation);
      for (const { account } of ENVIRONMENTS) {
        for (const operation of OPERATIONS) {
          expect(
            letsIn(trust(account, operation), {
              action: 'sts:AssumeRole',
              resource: 'the role',
              principal: { AWS: context['aws:PrincipalArn'] },
              context,
            }),
          ).toBe(
            account === own.account && operation === own.operation
              ? 'allowed'
              : 'not allowed',
          );
        }
      }
    },
  );

  it('lets the admin role in, for people at a terminal, and nobody else of the umbrella account', () => {
    const from = (name: string, more = {}) =>
      letsIn(trust('100000000002', 'apply'), {
        action: 'sts:AssumeRole',
        resource: 'the role',
        principal: { AWS: role(ADMIN, name) },
        context: { 'aws:PrincipalArn': role(ADMIN, name), ...more },
      });
    const tagged = { 'aws:PrincipalTag/lakeport-account': '100000000002' };

    expect(from('TerraformAdminRole')).toBe('allowed');
    expect(from('somebody')).toBe('not allowed');
    // A tag without the path, or the path of another platform, is not enough.
    expect(from('evil-apply', tagged)).toBe('not allowed');
    expect(from('lakeport/other/x-apply', tagged)).toBe('not allowed');
    expect(from('lakeport/acme/x-apply')).toBe('not allowed');
    expect(from('lakeport/acme/x-apply', tagged)).toBe('allowed');
  });

  it('trusts the admin role alone where there is no platform', () => {
    expect(
      childRoleTrustPolicy({
        adminAccountId: ADMIN,
        adminRole: 'TerraformAdminRole',
      }).Statement,
    ).toHaveLength(1);
  });
});

describe('childPlanRolePolicy on top of ReadOnlyAccess', () => {
  const readOnly = {
    Version: '2012-10-17' as const,
    Statement: [
      {
        Effect: 'Allow' as const,
        Action: ['*:Get*', '*:Describe*', '*:List*', 'dynamodb:Scan'],
        Resource: '*',
      },
    ],
  };
  const asks = (action: string, context: Record<string, string> = {}) =>
    mayDo(
      { policies: [readOnly, childPlanRolePolicy()] },
      { action, resource: 'arn:aws:x:::y', context },
    );

  it('reads configuration', () => {
    for (const action of [
      'ec2:DescribeVpcs',
      's3:GetBucketPolicy',
      's3:ListBucket',
      'iam:GetRole',
      'kms:GetKeyPolicy',
      'secretsmanager:DescribeSecret',
    ]) {
      expect(asks(action)).toBe('allowed');
    }
  });

  it('reads no data', () => {
    for (const action of [
      's3:GetObject',
      's3:GetObjectVersion',
      'dynamodb:GetItem',
      'dynamodb:Scan',
      'ssm:GetParameter',
      'logs:GetLogEvents',
      'kinesis:GetRecords',
      'kms:Decrypt',
      'secretsmanager:GetSecretValue',
    ]) {
      expect(asks(action)).toBe('denied');
    }
  });

  it('changes nothing', () => {
    expect(asks('s3:PutObject')).toBe('not allowed');
    expect(asks('iam:PutRolePolicy')).toBe('not allowed');
  });

  it('reads the secrets that lakeport made, which plans compare', () => {
    expect(
      asks('secretsmanager:GetSecretValue', {
        'secretsmanager:ResourceTag/lakeport-project': 'payments',
      }),
    ).toBe('allowed');
    expect(
      asks('kms:Decrypt', {
        'kms:ViaService': 'secretsmanager.us-west-2.amazonaws.com',
      }),
    ).toBe('allowed');
    expect(
      asks('kms:Decrypt', { 'kms:ViaService': 's3.us-west-2.amazonaws.com' }),
    ).toBe('denied');
  });
});

describe('adminRolePolicy', () => {
  const policy = adminRolePolicy({
    adminAccountId: ADMIN,
    adminRole: 'TerraformAdminRole',
    stateBucket: BUCKET,
    childRoles: [CHILD, PLAN_CHILD],
    environmentRoles: { rolePath: ROLE_PATH, boundary: 'acme-boundary' },
    logDelivery: {
      bucket: `acme-log-delivery-${ADMIN}`,
      role: 'acme-log-delivery',
    },
  });
  const asks = (action: string, resource: string, context = {}) =>
    mayDo({ policies: [policy] }, { action, resource, context });
  const environmentRoleArn = role(ADMIN, 'lakeport/acme/payments-dev-apply');
  const bounded = (name: string) => ({
    'iam:PermissionsBoundary': `arn:aws:iam::${ADMIN}:policy/${name}`,
  });

  it('keeps states and becomes child roles, as people at a terminal do', () => {
    expect(asks('s3:PutObject', object('payments/x.tfstate'))).toBe('allowed');
    expect(asks('s3:ListBucket', `arn:aws:s3:::${BUCKET}`)).toBe('allowed');
    expect(asks('sts:AssumeRole', role('100000000002', CHILD))).toBe('allowed');
    expect(asks('sts:AssumeRole', role('100000000002', PLAN_CHILD))).toBe(
      'allowed',
    );
    expect(asks('sts:AssumeRole', role(ADMIN, 'TerraformAdminRole'))).toBe(
      'allowed',
    );
    expect(asks('sts:AssumeRole', role('100000000002', 'Admin'))).toBe(
      'not allowed',
    );
    expect(asks('s3:DeleteBucket', `arn:aws:s3:::${BUCKET}`)).toBe(
      'not allowed',
    );
  });

  it('makes and fills roles of environments within the boundary only', () => {
    for (const action of [
      'iam:CreateRole',
      'iam:PutRolePolicy',
      'iam:PutRolePermissionsBoundary',
    ]) {
      expect(asks(action, environmentRoleArn, bounded('acme-boundary'))).toBe(
        'allowed',
      );
      expect(asks(action, environmentRoleArn)).toBe('not allowed');
      expect(
        asks(action, environmentRoleArn, bounded('AdministratorAccess')),
      ).toBe('not allowed');
      expect(asks(action, role(ADMIN, 'evil'), bounded('acme-boundary'))).toBe(
        'not allowed',
      );
    }
    expect(asks('iam:DeleteRole', environmentRoleArn)).toBe('allowed');
    expect(asks('iam:DeleteRolePermissionsBoundary', environmentRoleArn)).toBe(
      'denied',
    );
    expect(asks('iam:AttachRolePolicy', environmentRoleArn)).toBe(
      'not allowed',
    );
  });

  it('changes neither the boundary, nor the identity provider, nor itself', () => {
    expect(
      asks(
        'iam:CreatePolicyVersion',
        `arn:aws:iam::${ADMIN}:policy/acme-boundary`,
      ),
    ).toBe('not allowed');
    expect(
      asks(
        'iam:DeleteOpenIDConnectProvider',
        `arn:aws:iam::${ADMIN}:oidc-provider/token.actions.githubusercontent.com`,
      ),
    ).toBe('not allowed');
    for (const action of [
      'iam:PutRolePolicy',
      'iam:UpdateAssumeRolePolicy',
      'iam:AttachRolePolicy',
    ]) {
      expect(asks(action, role(ADMIN, 'TerraformAdminRole'))).toBe(
        'not allowed',
      );
    }
  });

  it('makes the role that delivers logs, and gives it nothing', () => {
    const logRole = role(ADMIN, 'acme-log-delivery');

    expect(asks('iam:CreateRole', logRole)).toBe('allowed');
    expect(asks('iam:PutRolePolicy', logRole)).toBe('not allowed');
    expect(asks('iam:AttachRolePolicy', logRole)).toBe('not allowed');
    expect(
      asks('s3:CreateBucket', `arn:aws:s3:::acme-log-delivery-${ADMIN}`),
    ).toBe('allowed');
    expect(asks('s3:CreateBucket', 'arn:aws:s3:::another')).toBe('not allowed');
  });

  it('does no more than that without a platform', () => {
    const alone = adminRolePolicy({
      adminAccountId: ADMIN,
      adminRole: 'TerraformAdminRole',
      stateBucket: BUCKET,
      childRoles: [CHILD],
    });

    expect(
      mayDo(
        { policies: [alone] },
        { action: 'iam:CreateRole', resource: environmentRoleArn },
      ),
    ).toBe('not allowed');
  });

  it('fits into what a role may have inline', () => {
    expect(JSON.stringify(policy).length).toBeLessThan(10_240);
    expect(JSON.stringify(boundary).length).toBeLessThan(6_144);
    expect(JSON.stringify(childPlanRolePolicy()).length).toBeLessThan(10_240);
  });
});

describe('adminRoleTrustPolicy', () => {
  const provider = githubOidcProvider({
    host: 'github.com',
    adminAccountId: ADMIN,
  });
  const administrator = `arn:aws:iam::${ADMIN}:user/TerraformAdmin`;
  const trust = adminRoleTrustPolicy({
    adminAccountId: ADMIN,
    adminRole: 'TerraformAdminRole',
    administrators: [administrator],
    github: {
      host: 'github.com',
      subjects: [
        subject(
          'acme/lakehouse-platform',
          'platform',
          `${WORKFLOWS}/platform.yml@refs/heads/main`,
        ),
      ],
    },
  });
  const token = (sub: string) =>
    letsIn(trust, {
      action: 'sts:AssumeRoleWithWebIdentity',
      resource: 'the role',
      principal: { Federated: provider.arn },
      context: {
        [provider.claim('sub')]: sub,
        [provider.claim('aud')]: 'sts.amazonaws.com',
      },
    });
  const from = (arn: string) =>
    letsIn(trust, {
      action: 'sts:AssumeRole',
      resource: 'the role',
      principal: { AWS: arn },
      context: { 'aws:PrincipalArn': arn },
    });

  it("lets in administrators and the platform's own workflow", () => {
    expect(from(administrator)).toBe('allowed');
    expect(from(role(ADMIN, 'TerraformAdminRole'))).toBe('allowed');
    expect(from(role(ADMIN, 'somebody'))).toBe('not allowed');
    expect(
      token(
        subject(
          'acme/lakehouse-platform',
          'platform',
          `${WORKFLOWS}/platform.yml@refs/heads/main`,
        ),
      ),
    ).toBe('allowed');
  });

  it('lets in no project, whatever workflow it calls', () => {
    for (const workflow of ['platform', 'deploy']) {
      expect(
        token(
          subject(
            'acme/payments-lakehouse',
            'platform',
            `${WORKFLOWS}/${workflow}.yml@refs/heads/main`,
          ),
        ),
      ).toBe('not allowed');
    }
    expect(from(role(ADMIN, 'lakeport/acme/payments-dev-apply'))).toBe(
      'not allowed',
    );
  });

  it('refuses to be made for nobody', () => {
    expect(() =>
      adminRoleTrustPolicy({
        adminAccountId: ADMIN,
        adminRole: 'TerraformAdminRole',
        administrators: [],
      }),
    ).toThrow(/Nobody could ever assume/);
  });
});

describe('stateBucketPolicy', () => {
  it('denies what does not come over TLS, and grants nothing', () => {
    const asks = (secure: string) =>
      letsIn(stateBucketPolicy({ bucket: BUCKET }), {
        action: 's3:GetObject',
        resource: object('payments/x'),
        principal: { AWS: role(ADMIN, 'TerraformAdminRole') },
        context: { 'aws:SecureTransport': secure },
      });

    expect(asks('false')).toBe('denied');
    expect(asks('true')).toBe('not allowed');
  });
});
