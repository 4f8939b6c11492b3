import { SimulatedAccount } from '../../__testUtils__/SimulatedAccount';
import type { ValueObject } from '../../wire/Value';
import { validateConfig } from '../validateConfig';

const { policy: POLICY } = SimulatedAccount;
const { oregon } = SimulatedAccount.callers;

describe('what is one object at AWS', () => {
  const policy = (Sid: string) =>
    JSON.stringify({
      Version: '2012-10-17',
      Statement: [
        {
          Sid,
          Effect: 'Deny',
          Principal: '*',
          Action: 's3:*',
          Resource: 'arn:aws:s3:::lakeport-root',
        },
      ],
    });

  it('is the policy of a bucket: the last one wins, and either removes it', async () => {
    const simulated = await SimulatedAccount.open();
    const put = (text: string) =>
      simulated.create(oregon, 'aws_s3_bucket_policy', {
        bucket: 'lakeport-root',
        policy: text,
      });
    const read = (state: ValueObject) =>
      simulated.read(oregon, 'aws_s3_bucket_policy', state);
    simulated.create(oregon, 'aws_s3_bucket', { bucket: 'lakeport-root' });
    const first = put(policy('First'));
    const second = put(policy('Second'));

    expect(read(first)?.policy).toBe(policy('Second'));
    simulated.remove(oregon, 'aws_s3_bucket_policy', second);
    expect(read(first)).toBeUndefined();
  });

  it('is the policy of a key, and of an endpoint', async () => {
    const simulated = await SimulatedAccount.open();
    const key = simulated.create(oregon, 'aws_kms_key', {});
    const owner = JSON.stringify({
      Version: '2012-10-17',
      Statement: [
        {
          Effect: 'Allow',
          Principal: { AWS: 'arn:aws:iam::100000000002:root' },
          Action: 'kms:*',
          Resource: '*',
        },
      ],
    });
    const made = simulated.create(oregon, 'aws_kms_key_policy', {
      key_id: key.id,
      policy: owner,
    });
    const ofKey = () => simulated.read(oregon, 'aws_kms_key', key)?.policy;

    expect(ofKey()).toBe(owner);
    simulated.account.change('aws_kms_key', key.id, {
      policy: owner.replace('kms:*', 'kms:Put*'),
    });
    expect(
      simulated.read(oregon, 'aws_kms_key_policy', made)?.policy,
    ).toContain('kms:Put*');
    simulated.remove(oregon, 'aws_kms_key_policy', made);
    expect(ofKey()).toContain('Enable IAM User Permissions');
  });

  it('blocks a policy for everyone where public ones are blocked', async () => {
    const simulated = await SimulatedAccount.open();
    simulated.create(oregon, 'aws_s3_bucket', { bucket: 'lakeport-root' });
    simulated.create(oregon, 'aws_s3_bucket_public_access_block', {
      bucket: 'lakeport-root',
      block_public_policy: true,
    });

    expect(() =>
      simulated.create(oregon, 'aws_s3_bucket_policy', {
        bucket: 'lakeport-root',
        policy: policy('Open').replace('Deny', 'Allow'),
      }),
    ).toThrow('AccessDenied: public policies are blocked');
  });
});

describe('the limits of the simulated AWS', () => {
  let simulated: SimulatedAccount;

  beforeEach(async () => {
    simulated = await SimulatedAccount.open();
  });

  const create = (type: string, config: ValueObject) =>
    simulated.create(oregon, type, config);
  const role = (config: ValueObject = {}) =>
    create('aws_iam_role', {
      name: 'r',
      assume_role_policy: POLICY,
      ...config,
    });
  const policyOf = (length: number) => {
    const actions = (name: string) =>
      JSON.stringify({
        Version: '2012-10-17',
        Statement: [{ Effect: 'Allow', Action: name, Resource: '*' }],
      });
    return actions('a'.repeat(length - actions('').length));
  };

  it.each([
    ['aws_iam_role', { name: 'r'.repeat(65) }, 'has 65 characters'],
    ['aws_iam_role', { name: 'a role' }, 'is not valid: a role'],
    ['aws_iam_role', { name: 'r', description: 'snow ☃' }, 'is not valid'],
    ['aws_secretsmanager_secret', { name: 'a b' }, 'is not valid: a b'],
    ['aws_cloudwatch_log_group', { name: 'a b' }, 'is not valid: a b'],
  ])('are those of the texts of %s %j', (type, config, problem) => {
    expect(() =>
      create(type, { assume_role_policy: POLICY, ...config }),
    ).toThrow(problem);
  });

  it('are those of security groups', () => {
    const vpc_id = simulated.vpcIn(oregon).id;
    const group = (config: ValueObject) =>
      create('aws_security_group', { vpc_id, name: 'g', ...config });

    expect(() => group({ description: "the workspace's nodes" })).toThrow(
      "description of aws_security_group is not valid: the workspace's nodes",
    );
    expect(() => group({ name: 'sg-1' })).toThrow('is not valid: sg-1');
    expect(() =>
      group({ description: 'nodes of the workspace' }),
    ).not.toThrow();
  });

  it.each([
    [{ 'aws:name': 'a' }, "tag 'aws:name'"],
    [{ a: 'b'.repeat(257) }, "tag 'a'"],
    [{ a: 'b*c' }, "has 'b*c'"],
    [
      Object.fromEntries(
        Array.from({ length: 51 }, (_, index) => [`k${index}`, 'v']),
      ),
      'has 51 tags',
    ],
  ])('are those of tags', (tags, problem) => {
    expect(() =>
      create('aws_vpc', { cidr_block: '10.0.0.0/22', tags }),
    ).toThrow(problem);
  });

  it('are those of policies, all inline ones of a role together', () => {
    role();
    const inline = (name: string, length: number) =>
      create('aws_iam_role_policy', {
        name,
        role: 'r',
        policy: policyOf(length),
      });

    expect(() => inline('a', 10_241)).toThrow('has 10241 characters');
    inline('a', 6000);
    expect(() => inline('b', 4241)).toThrow(
      'LimitExceeded: all policies of role r has 10241 characters',
    );
    inline('b', 4240);
    expect(() =>
      create('aws_iam_policy', { name: 'p', policy: policyOf(6145) }),
    ).toThrow('policy of aws_iam_policy has 6145 characters');
  });

  it('are blocks that begin at their network address', () => {
    expect(
      validateConfig('aws_route', {
        destination_cidr_block: '10.0.0.5/24',
        destination_ipv6_cidr_block: null,
        destination_prefix_list_id: null,
      }),
    ).toMatchObject([{ detail: 'Did you mean "10.0.0.0/24"?' }]);
  });
});
