import { ConfigReader } from '@backstage/config';
import { readDatabricksConfig } from './readDatabricksConfig';

const account = (overrides: Record<string, string> = {}) => ({
  accountId: 'a',
  clientId: 'c',
  clientSecret: 's',
  ...overrides,
});
const read = (databricks?: object) =>
  readDatabricksConfig(
    new ConfigReader(
      databricks ? JSON.parse(JSON.stringify({ databricks })) : {},
    ),
  );

describe('readDatabricksConfig', () => {
  it('has no accounts without the section', () => {
    expect(read()).toEqual({
      accounts: [],
      allowedHosts: [],
      lakeport: { path: undefined },
    });
  });

  it('knows the host of Databricks on AWS', () => {
    expect(read({ accounts: [account()] }).accounts[0].host).toBe(
      'https://accounts.cloud.databricks.com',
    );
  });

  it('takes plain http for loopback only', () => {
    expect(
      read({ accounts: [account({ host: 'http://127.0.0.1:8098' })] })
        .accounts[0].host,
    ).toBe('http://127.0.0.1:8098');
    expect(() =>
      read({ accounts: [account({ host: 'http://databricks.example' })] }),
    ).toThrow(/databricks.accounts\[0\].host must start with https/);
  });

  it.each(['nonsense', 'https://a.example/path', 'https://u@a.example'])(
    'refuses the host %s',
    host => {
      expect(() => read({ accounts: [account({ host })] })).toThrow(
        /databricks.accounts\[0\].host/,
      );
    },
  );

  it('refuses the same account twice, and an account without a secret', () => {
    expect(() => read({ accounts: [account(), account()] })).toThrow(/twice/);
    expect(() =>
      read({ accounts: [{ accountId: 'a', clientId: 'c' }] }),
    ).toThrow(/clientSecret/);
  });
});
