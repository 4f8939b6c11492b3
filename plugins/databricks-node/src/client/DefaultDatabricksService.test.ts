import {
  TestServer,
  type TestAnswer,
  type SeenRequest,
} from '../__testUtils__/TestServer';
import type { DatabricksAccountClient } from './DatabricksService';
import { DefaultDatabricksService } from './DefaultDatabricksService';

const ACCOUNT = '0d26daa6-5e44-4c97-a497-ef015f91254a';
const TOKEN_PATH = `/oidc/accounts/${ACCOUNT}/v1/token`;
const WORKSPACES_PATH = `/api/2.0/accounts/${ACCOUNT}/workspaces`;

describe('DefaultDatabricksService', () => {
  let server: TestServer;
  let account: DatabricksAccountClient;
  let tokens: number;

  /** Tokens work; everything else is the test's. */
  const serve = (
    answer: (request: SeenRequest) => TestAnswer | undefined,
  ): void => {
    server.answer = request => {
      if (request.path.endsWith('/v1/token')) {
        tokens++;
        return {
          body: { access_token: `token-${tokens}`, expires_in: '3600' },
        };
      }
      return answer(request);
    };
  };

  beforeAll(async () => {
    server = await TestServer.start();
  });
  afterAll(async () => {
    await server.stop();
  });
  beforeEach(() => {
    server.reset();
    tokens = 0;
    const service = new DefaultDatabricksService({
      config: {
        accounts: [
          {
            accountId: ACCOUNT,
            host: server.url,
            clientId: 'app:id',
            clientSecret: 's%cret',
          },
        ],
        allowedHosts: [],
      },
      retryStepMs: 1,
    });
    const found = service.account(ACCOUNT);
    if (!found) {
      throw new Error('no account');
    }
    account = found;
  });

  const raw = (text: string): TestAnswer => ({
    headers: { 'Content-Type': 'application/json' },
    body: text,
  });

  it('reads the bare array of workspaces with every digit of the ids', async () => {
    serve(({ path }) =>
      path === WORKSPACES_PATH
        ? raw(`[
            {"workspace_id": 9007199254740993, "workspace_name": "payments-dev",
             "deployment_name": "dbc-1", "aws_region": "us-west-2",
             "workspace_status": "RUNNING", "workspace_status_message": "Workspace is running.",
             "pricing_tier": "ENTERPRISE", "compute_mode": "HYBRID", "creation_time": 1764547200000,
             "custom_tags": {"lakeport-project": "payments", "lakeport-environment": "dev"}},
            {"workspace_id": 12, "workspace_name": "old", "workspace_url": "${server.url}/w/12/", "custom_tags": null}
          ]`)
        : undefined,
    );
    await expect(account.listWorkspaces()).resolves.toEqual([
      expect.objectContaining({
        accountId: ACCOUNT,
        id: '9007199254740993',
        name: 'payments-dev',
        status: 'RUNNING',
        region: 'us-west-2',
        pricingTier: 'ENTERPRISE',
        computeMode: 'HYBRID',
        createdAt: '2025-12-01T00:00:00.000Z',
        project: 'payments',
        environment: 'dev',
      }),
      expect.objectContaining({
        id: '12',
        status: 'UNKNOWN',
        url: `${server.url}/w/12`,
        project: undefined,
      }),
    ]);
  });

  describe('groups', () => {
    const names = ['data-admins', 'data-engineers', 'Data "X"'];
    const groups = (request: { path: string; query: URLSearchParams }) => {
      if (!request.path.endsWith('/scim/v2/Groups')) {
        return undefined;
      }
      const start = Number(request.query.get('startIndex'));
      const count = Number(request.query.get('count'));
      return {
        body: {
          totalResults: names.length,
          startIndex: start,
          Resources: names
            .slice(start - 1, start - 1 + count)
            .map((displayName, index) => ({ id: String(index), displayName })),
        },
      };
    };

    it('looks for them page by page, with whatever was typed inside the filter', async () => {
      serve(groups);
      const first = await account.findGroups('a" or displayName co "', {
        count: 2,
      });
      expect(first.items.map(({ displayName }) => displayName)).toEqual(
        names.slice(0, 2),
      );
      expect(first.nextStartIndex).toBe(3);
      expect(server.seen.at(-1)?.query.get('filter')).toBe(
        'displayName co "a\\" or displayName co \\""',
      );
      const second = await account.findGroups('', { startIndex: 3, count: 2 });
      expect(second).toEqual({ items: [{ id: '0', displayName: names[2] }] });
      expect(server.seen.at(-1)?.query.has('filter')).toBe(false);
    });

    it('ends with an answer without groups, whatever total it tells', async () => {
      serve(() => ({ body: { totalResults: 9 } }));
      await expect(account.findGroups('x')).resolves.toEqual({ items: [] });
    });

    it('knows whether there is one of a name', async () => {
      serve(groups);
      await expect(account.groupExists('Data-Admins')).resolves.toBe(true);
      await expect(account.groupExists('data')).resolves.toBe(false);
      expect(server.seen.at(-1)?.query.get('filter')).toBe(
        'displayName eq "data"',
      );
    });
  });

  it('asks for one token however many callers wait, by Basic and client_credentials', async () => {
    serve(() => raw('[]'));
    await Promise.all([
      account.listWorkspaces(),
      account.listWorkspaces(),
      account.listWorkspaces(),
    ]);
    await account.listWorkspaces();
    const asked = server.seen.filter(({ path }) => path === TOKEN_PATH);
    expect(asked).toHaveLength(1);
    expect(asked[0].method).toBe('POST');
    expect(asked[0].body).toBe('grant_type=client_credentials&scope=all-apis');
    expect(asked[0].headers.authorization).toBe(
      `Basic ${Buffer.from('app%3Aid:s%25cret').toString('base64')}`,
    );
    expect(server.seen.at(-1)?.headers.authorization).toBe('Bearer token-1');
  });

  it('drops a refused token and tries once more, not for ever', async () => {
    serve(({ headers }) =>
      headers.authorization === 'Bearer token-1'
        ? { status: 401, body: { error_code: 401, message: 'expired' } }
        : raw('[]'),
    );
    await expect(account.listWorkspaces()).resolves.toEqual([]);
    expect(tokens).toBe(2);

    serve(() => ({ status: 401, body: { message: 'no' } }));
    await expect(account.listWorkspaces()).rejects.toMatchObject({
      name: 'DatabricksApiError',
      upstreamStatus: 401,
    });
    expect(tokens).toBe(3);
  });

  it('tries reads again after 429 and 503, as long as Retry-After asks', async () => {
    const answers: TestAnswer[] = [
      { status: 503, body: 'busy' },
      {
        status: 429,
        headers: { 'Retry-After': '1' },
        body: { error_code: 'REQUEST_LIMIT_EXCEEDED', message: 'slow down' },
      },
      raw('[]'),
    ];
    serve(() => answers.shift());
    const begin = Date.now();
    await expect(account.listWorkspaces()).resolves.toEqual([]);
    expect(Date.now() - begin).toBeGreaterThanOrEqual(1_000);
  });

  it('does not wait for a server that asks for an hour, nor retry a 500', async () => {
    serve(() => ({
      status: 429,
      headers: { 'Retry-After': '3600' },
      body: {},
    }));
    await expect(account.listWorkspaces()).rejects.toMatchObject({
      upstreamStatus: 429,
    });
    serve(() => ({ status: 500, body: {} }));
    await expect(account.listWorkspaces()).rejects.toMatchObject({
      upstreamStatus: 500,
    });
    expect(
      server.seen.filter(({ path }) => path === WORKSPACES_PATH),
    ).toHaveLength(2);
  });

  it('takes a redirect and a login page for what they are, and follows neither', async () => {
    serve(() => ({ status: 303, headers: { Location: '/login' } }));
    await expect(account.listWorkspaces()).rejects.toMatchObject({
      errorCode: 'UNAUTHENTICATED',
    });
    serve(() => ({
      status: 302,
      headers: {
        Location: '/login.html?error=private-link-validation-error:1',
      },
    }));
    await expect(account.listWorkspaces()).rejects.toMatchObject({
      errorCode: 'PRIVATE_LINK_VALIDATION_ERROR',
    });
    serve(() => ({
      headers: { 'Content-Type': 'text/html' },
      body: '<html>Databricks - Sign in</html>',
    }));
    await expect(account.listWorkspaces()).rejects.toMatchObject({
      errorCode: 'UNAUTHENTICATED',
    });
    expect(server.seen.some(({ path }) => path.startsWith('/login'))).toBe(
      false,
    );
  });

  it('says so when an answer has another shape', async () => {
    serve(() => raw('{"workspaces": []}'));
    await expect(account.listWorkspaces()).rejects.toThrow(
      /another shape than documented/,
    );
  });

  it('says so when there is no server, and keeps the secret to itself', async () => {
    const gone = await TestServer.start();
    const url = gone.url;
    await gone.stop();
    const [lost] = new DefaultDatabricksService({
      config: {
        accounts: [
          {
            accountId: ACCOUNT,
            host: url,
            clientId: 'id',
            clientSecret: 'hush-hush',
          },
        ],
        allowedHosts: [],
      },
      retryStepMs: 1,
    }).accounts();
    const error = await lost.listWorkspaces().catch(e => e);
    expect(error.message).toMatch(/did not answer: .*ECONNREFUSED/);
    expect(JSON.stringify(error) + error.stack).not.toContain('hush-hush');
  });

  it('stops waiting when the caller does', async () => {
    serve(() => ({ status: 503, headers: { 'Retry-After': '30' }, body: {} }));
    const controller = new AbortController();
    const reading = account.listWorkspaces({ signal: controller.signal });
    setTimeout(() => controller.abort(new Error('gone')), 50);
    await expect(reading).rejects.toThrow('gone');
  });

  it('lists metastores and the workspaces they are assigned to', async () => {
    serve(({ path }) => {
      if (path.endsWith('/metastores')) {
        return raw(
          '{"metastores":[{"metastore_id":"m1","name":"west","region":"us-west-2","owner":"admins"}]}',
        );
      }
      return path.endsWith('/metastores/m1/workspaces')
        ? raw('{"workspace_ids":[9007199254740993]}')
        : undefined;
    });
    await expect(account.listMetastores()).resolves.toEqual([
      {
        accountId: ACCOUNT,
        id: 'm1',
        name: 'west',
        region: 'us-west-2',
        owner: 'admins',
      },
    ]);
    await expect(account.listMetastoreWorkspaces('m1')).resolves.toEqual([
      '9007199254740993',
    ]);
  });

  it('encodes what becomes part of a path', async () => {
    serve(() => raw('{"workspace_ids":[]}'));
    await account.listMetastoreWorkspaces('m/1?x#y');
    expect(server.seen[1].path).toBe(
      `/api/2.0/accounts/${ACCOUNT}/metastores/m%2F1%3Fx%23y/workspaces`,
    );
  });

  describe('workspace', () => {
    it('mints its own token and goes on over an empty page', async () => {
      const pages: Record<string, TestAnswer> = {
        '': raw(
          '{"catalogs":[{"name":"a","owner":"o"}],"next_page_token":"1"}',
        ),
        '1': raw('{"next_page_token":"2"}'),
        '2': raw(
          '{"catalogs":[{"name":"b","properties":{"k":"v"}}],"next_page_token":""}',
        ),
      };
      serve(({ path, query }) =>
        path === '/w/1/api/2.1/unity-catalog/catalogs'
          ? pages[query.get('page_token') ?? '']
          : undefined,
      );
      const workspace = account.workspace({
        id: '1',
        url: `${server.url}/w/1`,
      });
      const catalogs = await workspace.listCatalogs();
      expect(catalogs.map(({ name }) => name)).toEqual(['a', 'b']);
      expect(catalogs[1].properties).toEqual({ k: 'v' });
      expect(server.seen[0].path).toBe('/w/1/oidc/v1/token');
      expect(server.seen[1].query.get('max_results')).toBe('0');
    });

    it('ends a list that has no end', async () => {
      serve(() => raw('{"catalogs":[{"name":"a"}],"next_page_token":"again"}'));
      await expect(
        account.workspace({ id: '1', url: server.url }).listCatalogs(),
      ).rejects.toMatchObject({ errorCode: 'ENDLESS_LIST' });
    });

    it('encodes the names that it is asked for', async () => {
      serve(({ path }) =>
        path.endsWith('/volumes')
          ? raw('{"volumes":[{"name":"v","volume_type":"MANAGED"}]}')
          : raw('{}'),
      );
      const workspace = account.workspace({ id: '1', url: server.url });
      await workspace.listSchemas('a&page_token=x');
      await expect(workspace.listVolumes('a', 'b/c')).resolves.toEqual([
        { name: 'v', type: 'MANAGED' },
      ]);
      expect(server.seen[1].query.get('catalog_name')).toBe('a&page_token=x');
      expect(server.seen[2].query.get('schema_name')).toBe('b/c');
    });

    it('lists tables over empty pages, also those that it may only browse', async () => {
      const pages = [
        '{"next_page_token":"b"}',
        '{"tables":[],"next_page_token":"c"}',
        '{"tables":[{"name":"orders","table_type":"MANAGED"},{"name":"v"}]}',
      ];
      serve(() => raw(pages.shift() ?? '{}'));
      await expect(
        account.workspace({ id: '1', url: server.url }).listTables('a', 'b'),
      ).resolves.toEqual([
        { name: 'orders', type: 'MANAGED' },
        { name: 'v', type: undefined },
      ]);
      const [, first, , third] = server.seen;
      expect(Object.fromEntries(first.query)).toEqual({
        catalog_name: 'a',
        schema_name: 'b',
        max_results: '0',
        include_browse: 'true',
        omit_columns: 'true',
        omit_properties: 'true',
      });
      expect(third.query.get('page_token')).toBe('c');
    });

    it('knows a workspace without a metastore', async () => {
      serve(() => ({
        status: 404,
        body: { error_code: 'METASTORE_DOES_NOT_EXIST', message: 'none' },
      }));
      await expect(
        account
          .workspace({ id: '1', url: server.url })
          .getMetastoreAssignment(),
      ).resolves.toBeUndefined();
    });
  });
});
