import fc from 'fast-check';
import { redact } from './redact';

describe('redact', () => {
  it.each([
    ['an access key', 'AKIAIOSFODNN7EXAMPLE'],
    ['a Databricks token', 'dapi0123456789abcdef0123456789abcdef'],
    ['a GitHub token', 'ghp_abcdefghijklmnopqrstuvwxyz0123456789'],
    ['a bearer token', 'Bearer abc.def-ghi'],
    [
      'a private key',
      '-----BEGIN RSA PRIVATE KEY-----\nMII\n-----END RSA PRIVATE KEY-----',
    ],
  ])('takes out %s', (_what, secret) => {
    const clean = redact(`before ${secret} after`, [], {});

    expect(clean).not.toContain(secret.replace('Bearer ', ''));
    expect(clean).toMatch(/^before .*\(redacted\) after$/);
  });

  it('takes out the values of secret variables, whatever they are', () => {
    fc.assert(
      fc.property(fc.string({ minLength: 8 }), secret => {
        fc.pre(!'before  after (redacted)'.includes(secret));
        const clean = redact(`before ${secret} after`, [], {
          DATABRICKS_CLIENT_SECRET: secret,
        });
        expect(clean).not.toContain(secret);
      }),
    );
  });

  it('leaves what is only said about a token', () => {
    const account = '0d26daa6-5e44-4c97-a497-ef015f91254a';
    expect(redact(account, [], { DATABRICKS_TOKEN_AUDIENCE: account })).toBe(
      account,
    );
  });

  it('takes out folders of this machine', () => {
    expect(
      redact(
        'open /home/a/stacks/x/cdk.tf.json: no',
        ['/home/a', '/home/a/stacks/x'],
        {},
      ),
    ).toBe('open cdk.tf.json: no');
  });

  it('leaves ordinary text alone', () => {
    const text = 'aws_vpc.v: InvalidVpcID.NotFound: vpc-0123456789abcdef0';

    expect(redact(text, [], { HOME: 'vpc-0123456789abcdef0' })).toBe(text);
  });
});
