import { ConfigReader } from '@backstage/config';
import { readDatabricksConfig } from './readDatabricksConfig';

const ID = '0d26daa6-5e44-4c97-a497-ef015f91254a';
const OTHER_ID = '1d26daa6-5e44-4c97-a497-ef015f91254b';
const HOST = 'https://dbc-1.cloud.databricks.com';
const account = (overrides: Record<string, unknown> = {}) => ({
  accountId: ID,
  clientId: 'c',
  clientSecret: 's3cret',
  ...overrides,
});
const workspace = (overrides: Record<string, unknown> = {}) => ({
  host: HOST,
  token: 'dapi123',
  ...overrides,
});
const read = (databricks?: unknown) =>
  readDatabricksConfig(
    new ConfigReader(
      databricks ? JSON.parse(JSON.stringify({ databricks })) : {},
    ),
  );
/** A wrong account and a good one: what is told, and that the good one is there. */
const problemsOf = (overrides: Record<string, unknown>) => {
  const config = read({
    accounts: [account(overrides), account({ accountId: OTHER_ID })],
  });
  expect(config.accounts.map(({ accountId }) => accountId)).toEqual([OTHER_ID]);
  expect(JSON.stringify(config.problems)).not.toContain('s3cret');
  return config.problems.map(({ path, message }) => `${path}: ${message}`);
};

describe('readDatabricksConfig', () => {
  it('has nothing without the section', () => {
    expect(read()).toEqual({
      accounts: [],
      workspaces: [],
      allowedHosts: [],
      limits: { concurrency: 8, requestsPerSecond: 10 },
      lakeport: { path: undefined },
      problems: [],
    });
  });

  it('knows the host of Databricks on AWS', () => {
    expect(read({ accounts: [account()] }).accounts).toEqual([
      {
        accountId: ID,
        host: 'https://accounts.cloud.databricks.com',
        clientId: 'c',
        clientSecret: 's3cret',
      },
    ]);
  });

  it('takes plain http for loopback only', () => {
    expect(
      read({ accounts: [account({ host: 'http://127.0.0.1:8098' })] })
        .accounts[0].host,
    ).toBe('http://127.0.0.1:8098');
    expect(problemsOf({ host: 'http://databricks.example' })).toEqual([
      expect.stringMatching(
        /^databricks.accounts\[0\].host: must start with https/,
      ),
    ]);
  });

  it.each([
    ['nonsense', 'is not a URL'],
    ['https://accounts.cloud.databricks.com/path', 'without a path'],
    ['https://u@accounts.cloud.databricks.com', 'without a path'],
    ['https://accounts.cloud.databrick.com', 'databricks.allowedHosts'],
    ['https://accounts.cloud.databricks.com.evil.example', 'allowedHosts'],
  ])('tells of the host %s, and reads the rest', (host, message) => {
    expect(problemsOf({ host })).toEqual([
      expect.stringMatching(
        new RegExp(`^databricks.accounts\\[0\\].host: .*${message}`),
      ),
    ]);
  });

  it.each(['lake.acme.example', 'Lake.Acme.example', 'lake.acme.example:443'])(
    'takes a host that the operator allowed as %s',
    allowed => {
      const { accounts, problems } = read({
        allowedHosts: [allowed],
        accounts: [account({ host: 'https://lake.ACME.example' })],
      });
      expect(problems).toEqual([]);
      expect(accounts[0].host).toBe('https://lake.acme.example');
    },
  );

  it.each([
    [{ accountId: '123456789012' }, /accountId: 123456789012 is not .* a UUID/],
    [{ accountId: undefined }, /accounts\[0\].accountId: is missing/],
    [{ clientId: undefined }, /clientId: is missing/],
    [{ clientSecret: undefined }, /clientSecret: is missing/],
    [{ clientSecret: '' }, /clientSecret: is missing/],
    [{ oidcTokenFile: '/t' }, /both clientSecret and oidcTokenFile/],
    [
      { clientSecret: undefined, oidcTokenFile: 'token' },
      /oidcTokenFile: must be an absolute path/,
    ],
    [{ clientIdd: 'x' }, /\[0\].clientIdd: .* did you mean clientId\?/],
    [{ clientSecret: null }, /clientSecret: is missing/],
    [{ clientId: { a: 1 } }, /\[0\].clientId: must be a text/],
  ])('tells of %j, and reads the rest', (overrides, message) => {
    expect(problemsOf(overrides)).toEqual([expect.stringMatching(message)]);
  });

  it('refuses the same account twice, in any case', () => {
    const { accounts, problems } = read({
      accounts: [account(), account({ accountId: ID.toUpperCase() })],
    });
    expect(accounts).toHaveLength(1);
    expect(problems[0].message).toMatch(/twice/);
  });

  it('reads a token file, with and without a client id', () => {
    const file = { clientSecret: undefined, oidcTokenFile: '/run/token' };
    expect(
      read({
        accounts: [
          account(file),
          account({ ...file, accountId: OTHER_ID, clientId: undefined }),
        ],
      }).accounts,
    ).toEqual([
      expect.objectContaining({ clientId: 'c', oidcTokenFile: '/run/token' }),
      {
        accountId: OTHER_ID,
        host: 'https://accounts.cloud.databricks.com',
        oidcTokenFile: '/run/token',
      },
    ]);
  });

  it('reads workspaces by themselves, with each kind of credentials', () => {
    const { workspaces, problems } = read({
      workspaces: [
        workspace(),
        workspace({
          host: 'https://dbc-2.cloud.databricks.com',
          name: 'sandbox',
          token: undefined,
          clientId: 'c',
          clientSecret: 's',
          accountId: ID,
          region: 'us-west-2',
        }),
        workspace({
          host: 'https://dbc-3.cloud.databricks.com',
          token: undefined,
          oidcTokenFile: '/run/token',
        }),
      ],
    });
    expect(problems).toEqual([]);
    expect(workspaces).toEqual([
      { host: HOST, name: 'dbc-1', token: 'dapi123' },
      {
        host: 'https://dbc-2.cloud.databricks.com',
        name: 'sandbox',
        clientId: 'c',
        clientSecret: 's',
        accountId: ID,
        region: 'us-west-2',
      },
      {
        host: 'https://dbc-3.cloud.databricks.com',
        name: 'dbc-3',
        oidcTokenFile: '/run/token',
      },
    ]);
  });

  it.each([
    [{ host: undefined }, /\[0\].host: is missing/],
    [{ host: 'https://dbc-1.example' }, /\[0\].host: .*allowedHosts/],
    [{ token: undefined }, /\[0\]: has no credentials/],
    [{ clientId: 'c' }, /a token and the credentials of a service principal/],
    [{ region: 'us-wset-2' }, /region: us-wset-2 .* did you mean us-west-2\?/],
    [{ accountId: 'x' }, /\[0\].accountId: x is not/],
    [{ tokn: 'x' }, /\[0\].tokn: .* did you mean token\?/],
  ])(
    'tells of a workspace with %j, and reads the rest',
    (overrides, message) => {
      const { workspaces, problems } = read({
        workspaces: [
          workspace(overrides),
          workspace({ host: 'https://dbc-9.cloud.databricks.com' }),
        ],
      });
      expect(workspaces.map(({ name }) => name)).toEqual(['dbc-9']);
      expect(
        problems.map(({ path, message: text }) => `${path}: ${text}`),
      ).toEqual([expect.stringMatching(message)]);
      expect(JSON.stringify(problems)).not.toContain('dapi123');
    },
  );

  it.each([
    [{ acounts: [] }, /databricks.acounts: .* did you mean accounts\?/],
    [{ accounts: 'x' }, /databricks.accounts: must be a list/],
    [{ accounts: ['x'] }, /databricks.accounts\[0\]: /],
    [
      { allowedHosts: ['https://a.example'] },
      /allowedHosts\[0\]: must be a host/,
    ],
    [{ limits: { concurrency: 0 } }, /databricks.limits.concurrency: /],
    [{ limits: { concurency: 1 } }, /did you mean concurrency\?/],
    [{ lakeport: { path: 1 } }, /lakeport.path: must be the path/],
    ['x', /databricks: must be a section/],
  ])('tells of %j', (databricks, message) => {
    expect(
      read(databricks).problems.map(({ path, message: m }) => `${path}: ${m}`),
    ).toEqual([expect.stringMatching(message)]);
  });

  it('leaves the sections of other packages alone', () => {
    expect(
      read({ deployments: {}, environments: {}, drift: {}, catalog: {} })
        .problems,
    ).toEqual([]);
  });

  it('reads limits', () => {
    expect(read({ limits: { requestsPerSecond: 0.5 } }).limits).toEqual({
      concurrency: 8,
      requestsPerSecond: 0.5,
    });
  });
});
