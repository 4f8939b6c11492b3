import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { TestServer } from '../__testUtils__/TestServer';
import { wire } from '../__testUtils__/testHost';
import type {
  DatabricksAccountCredentials,
  DatabricksWorkspaceCredentials,
} from '../config/DatabricksCredentials';
import { DefaultDatabricksService } from './DefaultDatabricksService';

const ACCOUNT = '0d26daa6-5e44-4c97-a497-ef015f91254a';
const jwt = (claims: object) =>
  [
    'head',
    Buffer.from(JSON.stringify(claims)).toString('base64url'),
    'sig',
  ].join('.');

describe('credentials', () => {
  let server: TestServer;
  let folder: string;
  let file: string;
  const asked = () =>
    server.seen.filter(({ path }) => path.endsWith('/v1/token'));

  beforeAll(async () => {
    server = await TestServer.start();
    folder = mkdtempSync(join(tmpdir(), 'lakeport-oidc-'));
    file = join(folder, 'token');
  });
  afterAll(async () => {
    await server.stop();
    rmSync(folder, { recursive: true });
  });
  beforeEach(() => server.reset());

  const accountWith = (credentials: DatabricksAccountCredentials) => {
    const [account] = new DefaultDatabricksService({
      config: {
        accounts: [{ accountId: ACCOUNT, host: server.url, ...credentials }],
        allowedHosts: [],
      },
      retryStepMs: 1,
    }).accounts();
    return account;
  };
  const workspaceWith = (credentials: DatabricksWorkspaceCredentials) => {
    const [workspace] = new DefaultDatabricksService({
      config: {
        accounts: [],
        workspaces: [{ host: server.url, name: 'sandbox', ...credentials }],
        allowedHosts: [],
      },
      retryStepMs: 1,
    }).workspaces();
    return workspace;
  };

  it('exchanges the token of a file, which it reads again each time', async () => {
    writeFileSync(file, ' first\n');
    let minted = 0;
    server.answer = ({ path, headers }) => {
      if (path.endsWith('/v1/token')) {
        return { body: { access_token: `t${++minted}`, expires_in: 3600 } };
      }
      return headers.authorization === 'Bearer t1' && minted === 1
        ? wire('[]')
        : wire('{"schemas":[]}');
    };
    const account = accountWith({ oidcTokenFile: file, clientId: 'app' });
    await account.listWorkspaces();
    expect(asked()[0].path).toBe(`/oidc/accounts/${ACCOUNT}/v1/token`);
    expect(asked()[0].headers.authorization).toBeUndefined();
    expect(Object.fromEntries(new URLSearchParams(asked()[0].body))).toEqual({
      grant_type: 'urn:ietf:params:oauth:grant-type:token-exchange',
      subject_token: 'first',
      subject_token_type: 'urn:ietf:params:oauth:token-type:jwt',
      scope: 'all-apis',
      client_id: 'app',
    });

    writeFileSync(file, 'second');
    await account.workspace({ id: '1', url: server.url }).listSchemas('a');
    expect(asked()[1].path).toBe('/oidc/v1/token');
    expect(new URLSearchParams(asked()[1].body).get('subject_token')).toBe(
      'second',
    );
  });

  it('leaves the client id out for a policy of the account', async () => {
    writeFileSync(file, 'token');
    server.answer = ({ path }) =>
      path.endsWith('/v1/token')
        ? { body: { access_token: 't', expires_in: 3600 } }
        : wire('[]');
    await accountWith({ oidcTokenFile: file }).listWorkspaces();
    expect(new URLSearchParams(asked()[0].body).has('client_id')).toBe(false);
  });

  it('says for whom a refused token is, and not the token', async () => {
    const token = jwt({
      iss: 'https://issuer.example',
      sub: 'system:serviceaccount:portal',
      aud: ['sts.amazonaws.com'],
      exp: 1_800_000_000,
    });
    writeFileSync(file, token);
    server.answer = () => ({
      status: 400,
      body: { error: 'invalid_request', error_description: 'audience' },
    });
    const error = await accountWith({ oidcTokenFile: file })
      .listWorkspaces()
      .catch(e => e);
    expect(error).toMatchObject({
      errorCode: 'INVALID_REQUEST',
      upstreamStatus: 400,
    });
    expect(error.message).toContain(
      'issuer https://issuer.example, subject system:serviceaccount:portal, audience sts.amazonaws.com, expiry 2027-01-15T08:00:00.000Z',
    );
    expect(error.message + error.stack).not.toContain(token);

    writeFileSync(file, 'opaque');
    await expect(
      accountWith({ oidcTokenFile: file }).listWorkspaces(),
    ).rejects.toThrow(/it is not a JWT/);
  });

  it('says so when the file is empty or not there, and asks nobody', async () => {
    writeFileSync(file, '\n');
    await expect(
      accountWith({ oidcTokenFile: file }).listWorkspaces(),
    ).rejects.toMatchObject({
      errorCode: 'OIDC_TOKEN_FILE',
      message: expect.stringContaining('the file is empty'),
    });
    await expect(
      accountWith({ oidcTokenFile: join(folder, 'none') }).listWorkspaces(),
    ).rejects.toThrow(/none cannot be read: ENOENT/);
    expect(server.seen).toEqual([]);
  });

  it('sends a personal access token as it is, and once when it is refused', async () => {
    server.answer = ({ path }) =>
      path.endsWith('/Me')
        ? {
            ...wire(
              '{"id":9007199254740993,"userName":"app","groups":[{"display":"admins"}]}',
            ),
            headers: { 'X-Databricks-Org-Id': '7474653873200124' },
          }
        : { status: 401, body: { error_code: 'X', message: 'revoked' } };
    const workspace = workspaceWith({ token: 'dapi1' });
    expect(workspace).toMatchObject({ name: 'sandbox', url: server.url });
    await expect(workspace.me()).resolves.toEqual({
      id: '9007199254740993',
      userName: 'app',
      displayName: undefined,
      groups: ['admins'],
      workspaceId: '7474653873200124',
    });
    expect(server.seen[0].headers.authorization).toBe('Bearer dapi1');
    await expect(workspace.compute.warehouses().all()).rejects.toMatchObject({
      upstreamStatus: 401,
    });
    expect(server.seen).toHaveLength(2);
  });

  it('opens a workspace by itself with a service principal', async () => {
    server.answer = ({ path }) =>
      path === '/oidc/v1/token'
        ? { body: { access_token: 't', expires_in: 3600 } }
        : wire('{"catalogs":[{"name":"main"}]}');
    const catalogs = await workspaceWith({ clientId: 'c', clientSecret: 's' })
      .unityCatalog.catalogs()
      .all();
    expect(catalogs.map(({ name }) => name)).toEqual(['main']);
  });

  it.each([
    [503, 5],
    [429, 9],
  ])(
    'asks for a token while the answer is %d, and not as often again for each try of a read',
    async (status, tries) => {
      server.answer = () => ({ status, body: {} });
      const account = accountWith({ clientId: 'c', clientSecret: 's' });
      await expect(account.listWorkspaces()).rejects.toMatchObject({
        upstreamStatus: status,
      });
      expect(server.seen).toHaveLength(tries);
    },
  );

  it('goes on with a list when its token ends in the middle', async () => {
    let minted = 0;
    server.answer = ({ path, query, headers }) => {
      if (path === '/oidc/v1/token') {
        return { body: { access_token: `t${++minted}`, expires_in: 3600 } };
      }
      const token = query.get('page_token');
      if (token && headers.authorization === 'Bearer t1') {
        return { status: 401, body: { message: 'Token is expired' } };
      }
      return wire(
        token
          ? '{"catalogs":[{"name":"b"}]}'
          : '{"catalogs":[{"name":"a"}],"next_page_token":"2"}',
      );
    };
    const catalogs = await workspaceWith({ clientId: 'c', clientSecret: 's' })
      .unityCatalog.catalogs()
      .all();
    expect(catalogs.map(({ name }) => name)).toEqual(['a', 'b']);
    expect(minted).toBe(2);
  });

  it.each([-1, 1])(
    'does not care for a clock that is %d days off',
    async days => {
      let minted = 0;
      server.answer = ({ path }) =>
        path.endsWith('/v1/token')
          ? { body: { access_token: `t${++minted}`, expires_in: 3600 } }
          : wire('[]');
      const account = accountWith({ clientId: 'c', clientSecret: 's' });
      await account.listWorkspaces();
      const now = Date.now();
      jest.spyOn(Date, 'now').mockReturnValue(now + days * 86_400_000);
      await account.listWorkspaces();
      jest.restoreAllMocks();
      expect(minted).toBe(1);
    },
  );
});
