import { letsIn, mayDo } from '../__testUtils__/iamEvaluation';
import {
  ADMIN,
  ROLE_PATH,
  role,
  ENVIRONMENTS,
  OPERATIONS,
  environmentRole,
  everyRole,
} from '../__testUtils__/platformRoles';
import { childPlanRolePolicy } from './childPlanRolePolicy';
import { childRoleTrustPolicy } from './childRoleTrustPolicy';

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
      's3:GetReplicationConfiguration',
      'iam:GetRole',
      'iam:GetRolePolicy',
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
