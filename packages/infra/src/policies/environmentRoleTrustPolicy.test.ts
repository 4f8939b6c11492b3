import { letsIn } from '../__testUtils__/iamEvaluation';
import {
  ADMIN,
  DEPLOY,
  WORKFLOWS,
  subject,
  role,
} from '../__testUtils__/platformRoles';
import { environmentRoleTrustPolicy } from './environmentRoleTrustPolicy';
import { githubOidcProvider } from './githubOidcProvider';

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
