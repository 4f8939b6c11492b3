import type { HeldObject } from '../databricks/AccountReader';
import { RoleTrust } from './RoleTrust';

const HOST = 'token.actions.githubusercontent.com';
const ARN = 'arn:aws:iam::100000000001:role/lakeport/acme/payments-dev-apply';
const PROVIDER = `arn:aws:iam::100000000001:oidc-provider/${HOST}`;
const SUBJECT = 'repo:acme/payments:environment:dev';
const identity = {
  issuer: `https://${HOST}`,
  audience: 'sts.amazonaws.com',
  subject: SUBJECT,
};
const NOT_AUTHORIZED =
  'Not authorized to perform sts:AssumeRoleWithWebIdentity';

const allow = {
  Effect: 'Allow',
  Principal: { Federated: PROVIDER },
  Action: 'sts:AssumeRoleWithWebIdentity',
  Condition: {
    StringEquals: {
      [`${HOST}:aud`]: 'sts.amazonaws.com',
      [`${HOST}:sub`]: [SUBJECT, 'repo:acme/other'],
    },
  },
};

function trust(
  Statement: unknown,
  provider: Partial<HeldObject> = {},
): RoleTrust {
  const held = { provider: 'aws', accountId: '100000000001', seeded: true };
  const objects: HeldObject[] = [
    {
      ...held,
      type: 'aws_iam_role',
      id: 'payments-dev-apply',
      attributes: {
        arn: ARN,
        assume_role_policy: JSON.stringify({ Statement }),
      },
    },
    {
      ...held,
      type: 'aws_iam_openid_connect_provider',
      id: PROVIDER,
      attributes: { url: HOST, client_id_list: ['sts.amazonaws.com'] },
      ...provider,
    },
  ];
  return new RoleTrust({
    objects: ({ type } = {}) => objects.filter(o => !type || o.type === type),
  });
}

describe('RoleTrust', () => {
  it('lets in whom the trust policy names, one or many statements', () => {
    expect(trust(allow).refusal(ARN, identity)).toBeUndefined();
    expect(
      trust([{ ...allow, Condition: {} }]).refusal(ARN, identity),
    ).toBeUndefined();
    expect(trust(allow).knows(ARN)).toBe(true);
    expect(trust(allow).knows(`${ARN}-other`)).toBe(false);
  });

  it.each<[string, unknown]>([
    ['another action', { ...allow, Action: 'sts:AssumeRole' }],
    ['another provider', { ...allow, Principal: { Federated: 'other' } }],
    ['an account in its place', { ...allow, Principal: { AWS: PROVIDER } }],
    [
      'a condition that nobody here knows',
      { ...allow, Condition: { DateLessThan: { 'aws:CurrentTime': '2099' } } },
    ],
    ['a denial', [allow, { ...allow, Effect: 'Deny' }]],
    [
      'a denial that nobody here can judge',
      [allow, { ...allow, Effect: 'Deny', Condition: { Bool: { a: true } } }],
    ],
  ])('lets nobody in by %s', (_name, statement) => {
    expect(trust(statement).refusal(ARN, identity)).toBe(NOT_AUTHORIZED);
  });

  it('asks for the provider, and for what it is there for', () => {
    expect(
      trust(allow, { accountId: '100000000002' }).refusal(ARN, identity),
    ).toBe(
      `No OpenIDConnect provider found in your account for https://${HOST}`,
    );
    expect(trust(allow).refusal(ARN, { ...identity, audience: 'other' })).toBe(
      'Incorrect token audience',
    );
    expect(
      trust(allow).refusal(ARN, { ...identity, subject: `${SUBJECT}x` }),
    ).toBe(NOT_AUTHORIZED);
  });
});
