import { SimulatedAccount } from '../../__testUtils__/SimulatedAccount';

const { oregon } = SimulatedAccount.callers;

const statement = { Effect: 'Allow', Action: 's3:GetObject' };
const databricks = { AWS: 'arn:aws:iam::414351767826:root' };

function policy(...statements: object[]): string {
  return JSON.stringify({ Version: '2012-10-17', Statement: statements });
}

describe('checkPolicy', () => {
  let simulated: SimulatedAccount;

  beforeEach(async () => {
    simulated = await SimulatedAccount.open();
    simulated.create(oregon, 'aws_s3_bucket', { bucket: 'bucket-b' });
    simulated.create(oregon, 'aws_iam_role', {
      name: 'r',
      assume_role_policy: policy({
        Effect: 'Allow',
        Action: 'sts:AssumeRole',
        Principal: databricks,
      }),
    });
  });

  const trust = (text: string) =>
    simulated.create(oregon, 'aws_iam_role', {
      name: 'made',
      assume_role_policy: text,
    });
  const identity = (text: string) =>
    simulated.create(oregon, 'aws_iam_role_policy', {
      role: 'r',
      name: 'p',
      policy: text,
    });
  const resource = (text: string) =>
    simulated.create(oregon, 'aws_s3_bucket_policy', {
      bucket: 'bucket-b',
      policy: text,
    });

  it.each([
    ['{"Version":', /MalformedPolicyDocument: /],
    ['{"Version":"2012-10-17"}', /Statement/],
    ['{"Version":"2025-01-01","Statement":[]}', /Version/],
    [policy({ ...statement, Effect: 'allow', Resource: '*' }), /Effect/],
    [policy({ ...statement, Resources: '*' }), /Resources/],
    [policy({ Effect: 'Allow', Resource: '*' }), /has an Action/],
    [policy(statement), /has a Resource/],
    [
      policy({ ...statement, Resource: '*', Principal: '*' }),
      /names no Principal/,
    ],
  ])('refuses %s for a role', (text, says) => {
    expect(() => identity(text)).toThrow(says);
  });

  it('refuses what belongs to a policy of another kind', () => {
    expect(() => trust(policy({ ...statement, Resource: '*' }))).toThrow(
      'has a Principal',
    );
    expect(() =>
      trust(policy({ ...statement, Principal: databricks, Resource: '*' })),
    ).toThrow('a trust policy names no Resource');
    expect(() => resource(policy({ ...statement, Resource: '*' }))).toThrow(
      'has a Principal',
    );
  });

  it('refuses a role that is not there yet, and knows nothing of other accounts', () => {
    const trusted = (arn: string) =>
      policy({
        Effect: 'Allow',
        Action: 'sts:AssumeRole',
        Principal: { AWS: arn },
      });

    expect(() => trust(trusted('arn:aws:iam::100000000002:role/made'))).toThrow(
      'Invalid principal in policy: "arn:aws:iam::100000000002:role/made"',
    );
    expect(() =>
      trust(trusted('arn:aws:iam::414351767826:role/unity-catalog')),
    ).not.toThrow();
  });

  it('takes what is right', () => {
    expect(() =>
      identity(policy({ ...statement, Resource: '*' })),
    ).not.toThrow();
    expect(() =>
      resource(policy({ ...statement, Resource: '*', Principal: databricks })),
    ).not.toThrow();
  });
});
