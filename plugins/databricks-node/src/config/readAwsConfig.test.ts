import { ConfigReader } from '@backstage/config';
import { readAwsConfig } from './readAwsConfig';

const ID = '444455556666';
const OTHER_ID = '555566667777';
const VIA = '111122223333';
const account = (overrides: Record<string, unknown> = {}) => ({
  accountId: ID,
  regions: ['us-west-2'],
  ...overrides,
});
const read = (aws?: unknown, databricks: Record<string, unknown> = {}) =>
  readAwsConfig(
    new ConfigReader(
      aws === undefined
        ? {}
        : JSON.parse(JSON.stringify({ databricks: { ...databricks, aws } })),
    ),
  );
const said = (aws: unknown) =>
  read(aws).problems.map(({ path, message }) => `${path}: ${message}`);

describe('readAwsConfig', () => {
  it('has nothing without the section', () => {
    expect(read()).toEqual({ accounts: [], concurrency: 8, problems: [] });
  });

  it('reads accounts with the credentials of the aws section', () => {
    const { accounts, problems } = read({
      accounts: [
        account({
          accountId: 444455556666,
          regions: ['us-west-2', 'us-west-2'],
        }),
      ],
    });
    expect(problems).toEqual([]);
    expect(accounts).toEqual([{ accountId: ID, regions: ['us-west-2'] }]);
  });

  it('goes through another account with the shipped role', () => {
    const { accounts, problems } = read({
      via: VIA,
      externalId: 'ext',
      concurrency: 3,
      accounts: [
        account(),
        account({
          accountId: OTHER_ID,
          roleName: 'path/other',
          externalId: 'e2',
        }),
        account({ accountId: VIA }),
      ],
    });
    expect(problems).toEqual([]);
    expect(accounts.map(({ role }) => role)).toEqual([
      {
        arn: `arn:aws:iam::${ID}:role/lakeport-network-read`,
        externalId: 'ext',
        via: VIA,
      },
      {
        arn: `arn:aws:iam::${OTHER_ID}:role/path/other`,
        externalId: 'e2',
        via: VIA,
      },
      // It is there already.
      undefined,
    ]);
  });

  it('takes a role by its ARN, and by its name', () => {
    const arn = `arn:aws:iam::${ID}:role/x/read`;
    const { accounts } = read({
      accounts: [
        account({ roleArn: arn }),
        account({
          accountId: OTHER_ID,
          roleName: 'read',
        }),
      ],
    });
    expect(accounts.map(({ role }) => role)).toEqual([
      { arn },
      { arn: `arn:aws:iam::${OTHER_ID}:role/read` },
    ]);
  });

  it.each([
    [{ accountId: undefined }, /\.accountId: is missing: the 12 digits/],
    [
      { accountId: '44445555666' },
      /\.accountId: 44445555666 is not .*12 digits/,
    ],
    [{ accountId: 44445555666 }, /\.accountId: .* in quotes, or YAML drops/],
    [{ accountId: '4444-5555-6666' }, /\.accountId: 4444-5555-6666 is not/],
    [{ regions: undefined }, /\.regions: is missing: name one region or more/],
    [{ regions: [] }, /\.regions: is missing/],
    [
      { regions: ['us-wset-2'] },
      /\.regions\[0\]: us-wset-2 .*mean us-west-2\?/,
    ],
    [{ regions: ['somewhere'] }, /\.regions\[0\]: .*; known are .*us-east-1/],
    [{ regions: 'us-west-2' }, /\.regions: /],
    [{ via: '11112222333' }, /\.via: 11112222333 is not/],
    [{ roleArn: 'x', roleName: 'y' }, /\[0\]: has both roleArn and roleName/],
    [{ roleArn: 'arn:aws:iam::1:role/x' }, /\.roleArn: .* is not the ARN/],
    [
      { roleArn: `arn:aws:iam::${ID}:user/x` },
      /\.roleArn: .* is not the ARN of a role/,
    ],
    [
      { roleArn: `arn:aws:iam::${VIA}:role/x` },
      /\.roleArn: .* is a role of another account; give one of 444455556666/,
    ],
    [{ roleName: 'a role' }, /\.roleName: a role is not the name/],
    [{ roleName: `arn:aws:iam::${ID}:role/x` }, /whole ARN goes into roleArn/],
    [{ externalId: 'x' }, /\.externalId: must have 2 to 1224/],
    [{ externalId: 'ext' }, /\.externalId: is for a role, and none is named/],
    [{ rolArn: 'x' }, /\.rolArn: .* did you mean roleArn\?/],
  ])(
    'tells of an account with %j, and reads the rest',
    (overrides, message) => {
      const aws = {
        accounts: [account(overrides), account({ accountId: OTHER_ID })],
      };
      expect(read(aws).accounts.map(({ accountId }) => accountId)).toEqual([
        OTHER_ID,
      ]);
      expect(said(aws)).toEqual([expect.stringMatching(message)]);
      expect(said(aws)[0]).toMatch(/^databricks\.aws\.accounts\[0\]/);
    },
  );

  it('keeps the other regions when one is wrong', () => {
    const aws = {
      accounts: [account({ regions: ['us-wset-2', 'eu-west-1'] })],
    };
    expect(read(aws).accounts).toEqual([
      { accountId: ID, regions: ['eu-west-1'] },
    ]);
    expect(said(aws)).toHaveLength(1);
  });

  it('tells all at once', () => {
    expect(
      said({
        accounts: [account({ accountId: '1', regions: ['x'], via: '2' }), 'y'],
      }),
    ).toHaveLength(4);
  });

  it('tells of an account that is named twice', () => {
    expect(said({ accounts: [account(), account()] })).toEqual([
      'databricks.aws.accounts[1].accountId: names the account 444455556666 twice; give all its regions in one entry',
    ]);
  });

  it.each([
    [{ acounts: [] }, /databricks\.aws\.acounts: .* did you mean accounts\?/],
    [{ concurrency: 0 }, /databricks\.aws\.concurrency: /],
    [{ via: '1' }, /databricks\.aws\.via: 1 is not/],
    [{ roleName: 'a role' }, /databricks\.aws\.roleName: /],
    [{ externalId: '?' }, /databricks\.aws\.externalId: /],
    [{ endpoint: 'here' }, /databricks\.aws\.endpoint: is not a URL/],
    [{ endpoint: 'http://ec2.example' }, /endpoint: must start with https/],
    [
      { endpoint: 'https://ec2.example' },
      /endpoint: ec2.example is not a loopback address, .*databricks.allowedHosts/,
    ],
    [
      { endpoint: 'https://x.cloud.databricks.com' },
      /endpoint: .* is not a loopback address/,
    ],
  ])('reads no account when all are concerned by %j', (common, message) => {
    const aws = { accounts: [account()], ...common };
    expect(read(aws).accounts).toEqual([]);
    expect(said(aws)).toEqual([expect.stringMatching(message)]);
  });

  it.each([
    ['x', /databricks\.aws: /],
    [{ accounts: 'x' }, /databricks\.aws\.accounts: must be a list/],
    [{ accounts: ['x'] }, /databricks\.aws\.accounts\[0\]: /],
  ])('tells of %j', (aws, message) => {
    expect(read(aws).accounts).toEqual([]);
    expect(said(aws)).toEqual([expect.stringMatching(message)]);
  });

  it('takes an endpoint on loopback, and on a host that is allowed', () => {
    expect(read({ endpoint: 'http://127.0.0.1:5000' }).endpoint).toBe(
      'http://127.0.0.1:5000',
    );
    expect(
      read(
        { endpoint: 'https://aws.acme.example' },
        { allowedHosts: ['aws.acme.example'] },
      ),
    ).toMatchObject({ endpoint: 'https://aws.acme.example', problems: [] });
  });
});
