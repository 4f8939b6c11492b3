import {
  ADMIN,
  BUCKET,
  CHILD,
  PLAN_CHILD,
  role,
  object,
  keys,
  ENVIRONMENTS,
  environmentRole,
  everyRole,
  everyPair,
} from '../__testUtils__/platformRoles';

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
    // What init asks for, where there is nothing.
    expect(asks('s3:ListBucket', bucket, { 's3:prefix': 'env:/' })).toBe(
      'allowed',
    );
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
