import { ConfigReader } from '@backstage/config';
import { sourceControl } from './sourceControl';

describe('sourceControl', () => {
  const of = (...github: Array<Record<string, string>>) =>
    sourceControl(new ConfigReader({ integrations: { github } }));

  it('is github.com unless something else is configured', () => {
    const github = { host: 'github.com', url: 'https://github.com' };
    expect(sourceControl(new ConfigReader({}))).toEqual(github);
    expect(of({ host: 'github.com', token: 'x' })).toEqual(github);
  });

  it('is the first integration', () => {
    expect(
      of(
        {
          host: 'ghe.acme.example',
          apiBaseUrl: 'https://ghe.acme.example/api/v3',
        },
        { host: 'github.com' },
      ),
    ).toEqual({ host: 'ghe.acme.example', url: 'https://ghe.acme.example' });
  });

  it('keeps the scheme of a server that speaks http', () => {
    expect(
      of({
        host: '127.0.0.1:8099',
        apiBaseUrl: 'http://127.0.0.1:8099/api/v3',
      }),
    ).toEqual({ host: '127.0.0.1:8099', url: 'http://127.0.0.1:8099' });
  });

  it('does not take the scheme from an API elsewhere', () => {
    expect(
      of({ host: 'github.com', apiBaseUrl: 'http://127.0.0.1:8099/api/v3' }),
    ).toEqual({ host: 'github.com', url: 'https://github.com' });
  });
});
