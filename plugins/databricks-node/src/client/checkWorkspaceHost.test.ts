import { checkWorkspaceHost } from './checkWorkspaceHost';

const check = (url: string, allowedHosts: string[] = []) =>
  checkWorkspaceHost({
    url,
    accountHost: 'https://accounts.cloud.databricks.com',
    allowedHosts,
  }).href;

describe('checkWorkspaceHost', () => {
  it.each([
    'https://dbc-1.cloud.databricks.com',
    'https://accounts.cloud.databricks.com/w/1',
  ])('lets %s pass', url => {
    expect(check(url)).toContain(url);
  });

  it('lets a host pass that the operator named', () => {
    expect(check('https://lake.acme.example', ['lake.acme.example'])).toBe(
      'https://lake.acme.example/',
    );
  });

  it.each([
    'http://dbc-1.cloud.databricks.com',
    'https://cloud.databricks.com.evil.example',
    'https://evilcloud.databricks.com',
    'https://169.254.169.254/latest/meta-data',
    'http://127.0.0.1:8098',
    'nonsense',
    '',
  ])('refuses %s', url => {
    expect(() => check(url)).toThrow(/workspace/);
  });

  it('takes no sibling of an address for a sibling', () => {
    expect(() =>
      checkWorkspaceHost({
        url: 'https://10.0.0.1',
        accountHost: 'http://127.0.0.1:8098',
        allowedHosts: [],
      }),
    ).toThrow(/allowedHosts/);
  });
});
