import { letsIn, mayDo } from '../__testUtils__/iamEvaluation';
import {
  ADMIN,
  BUCKET,
  CHILD,
  PLAN_CHILD,
  ROLE_PATH,
  WORKFLOWS,
  subject,
  role,
  object,
  boundary,
} from '../__testUtils__/platformRoles';
import { adminRolePolicy } from './adminRolePolicy';
import { adminRoleTrustPolicy } from './adminRoleTrustPolicy';
import { childPlanRolePolicy } from './childPlanRolePolicy';
import { githubOidcProvider } from './githubOidcProvider';
import { stateBucketPolicy } from './stateBucketPolicy';

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
