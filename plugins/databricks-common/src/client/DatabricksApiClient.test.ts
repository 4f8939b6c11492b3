import { createServer, type Server } from 'node:http';
import { DatabricksApiClient } from './DatabricksApiClient';

describe('DatabricksApiClient', () => {
  let server: Server;
  let client: DatabricksApiClient;
  let seen: Array<{
    method?: string;
    url?: string;
    authorization?: string;
    body: string;
  }>;
  let answer: { status: number; body: unknown };

  beforeAll(async () => {
    server = createServer((request, response) => {
      let body = '';
      request.on('data', chunk => {
        body += chunk;
      });
      request.on('end', () => {
        seen.push({
          method: request.method,
          url: request.url,
          authorization: request.headers.authorization,
          body,
        });
        response.writeHead(answer.status, {
          'Content-Type': 'application/json',
        });
        response.end(JSON.stringify(answer.body));
      });
    });
    await new Promise<void>(resolve =>
      server.listen(0, '127.0.0.1', () => resolve()),
    );
    const address = server.address();
    if (address === null || typeof address === 'string') {
      throw new Error('the server listens on no port');
    }
    const { port } = address;
    client = new DatabricksApiClient({
      discoveryApi: {
        getBaseUrl: async id => `http://127.0.0.1:${port}/api/${id}`,
      },
    });
  });

  afterAll(async () => {
    await new Promise(resolve => server.close(resolve));
  });

  beforeEach(() => {
    seen = [];
    answer = { status: 200, body: { items: [], errors: [] } };
  });

  it('asks the databricks plugin, with the token that it is given', async () => {
    await expect(client.getWorkspaces({ token: 't1' })).resolves.toEqual({
      items: [],
      errors: [],
    });
    expect(seen).toEqual([
      {
        method: 'GET',
        url: '/api/databricks/workspaces',
        authorization: 'Bearer t1',
        body: '',
      },
    ]);
  });

  it('turns entity references into paths and keeps odd characters inside them', async () => {
    await client.getEnvironment('resource:default/payments-dev');
    await client.getTopology('payments-dev');
    await client.getFindings('payments-dev');
    await client.getDeployment('../../etc?x=1');
    expect(seen.map(({ url }) => url)).toEqual([
      '/api/databricks/environments/default/payments-dev',
      '/api/databricks/environments/default/payments-dev/topology',
      '/api/databricks/environments/default/payments-dev/findings',
      '/api/databricks/deployments/..%2F..%2Fetc%3Fx%3D1',
    ]);
  });

  it('asks to have sources read anew only where a person did', async () => {
    await client.listNetworks({ region: 'us-west-2' }, { refresh: true });
    await client.getNetworkTopology({ vpc: 'vpc-1' }, { refresh: true });
    await client.getWorkspace('1', { refresh: true });
    await client.getCapacity('1', { refresh: true });
    await client.getWorkspaceTopology('1', { refresh: true });
    await client.listSources({ refresh: true });
    const table = { metastore: 'm', catalog: 'c', schema: 's', table: 't' };
    const catalog = { metastore: 'm', kind: 'catalog', catalog: 'c' } as const;
    await client.listMetastores({ refresh: true });
    await client.listUnityObjects(
      { metastore: 'm', kind: 'catalog' },
      { refresh: true },
    );
    await client.getUnityObject(catalog, { refresh: true });
    await client.listUnityGrants(catalog, { refresh: true });
    await client.getUnityLineage(table, { refresh: true });
    await client.listUnityColumnTags(table, { refresh: true });
    await client.listUnityBindings({ metastore: 'm' }, { refresh: true });
    await client.listNetworks(undefined, { refresh: false });
    await client.listSources();
    expect(seen.map(({ url }) => url?.replace('/api/databricks', ''))).toEqual([
      '/networks?region=us-west-2&refresh=true',
      '/networks/topology?vpc=vpc-1&refresh=true',
      '/workspaces/1?refresh=true',
      '/workspaces/1/capacity?refresh=true',
      '/workspaces/1/topology?refresh=true',
      '/sources?refresh=true',
      '/unity-catalog/metastores?refresh=true',
      '/unity-catalog/objects?metastore=m&kind=catalog&refresh=true',
      '/unity-catalog/object?metastore=m&kind=catalog&catalog=c&refresh=true',
      '/unity-catalog/grants?metastore=m&kind=catalog&catalog=c&refresh=true',
      '/unity-catalog/lineage?metastore=m&catalog=c&schema=s&table=t&refresh=true',
      '/unity-catalog/column-tags?metastore=m&catalog=c&schema=s&table=t&refresh=true',
      '/unity-catalog/bindings?metastore=m&refresh=true',
      '/networks',
      '/sources',
    ]);
  });

  it('carries names of Unity Catalog unharmed', async () => {
    const odd = {
      catalog: `a/b?c`,
      schema: `it's "so" & so`,
      table: '表 %2F+#',
    };
    await client.listUnityColumnTags({ metastore: 'm-1', ...odd, limit: 100 });
    const { pathname, searchParams } = new URL(
      seen[0].url ?? '',
      'http://portal',
    );
    expect(pathname).toBe('/api/databricks/unity-catalog/column-tags');
    expect(Object.fromEntries(searchParams)).toEqual({
      metastore: 'm-1',
      ...odd,
      limit: '100',
    });
  });

  it('lists and creates deployments by the full entity reference', async () => {
    await client.listDeployments({ entityRef: 'payments-dev', limit: 5 });
    await client.createDeployment({
      entityRef: 'payments-dev',
      operation: 'plan',
    });
    expect(seen[0].url).toBe(
      '/api/databricks/deployments?entityRef=resource%3Adefault%2Fpayments-dev&limit=5',
    );
    expect(seen[1].method).toBe('POST');
    expect(JSON.parse(seen[1].body)).toEqual({
      entityRef: 'resource:default/payments-dev',
      operation: 'plan',
    });
  });

  it('lists deployments of all environments by repeated filters', async () => {
    await client.listDeployments();
    await client.listDeployments({
      project: 'payments',
      view: 'waiting-for-me',
      state: ['failed', 'lost'],
      operation: ['apply'],
      requestedBy: 'user:default/ada',
      offset: 20,
    });
    expect(seen.map(({ url }) => url)).toEqual([
      '/api/databricks/deployments',
      '/api/databricks/deployments?project=payments&view=waiting-for-me&state=failed&state=lost&operation=apply&requestedBy=user%3Adefault%2Fada&offset=20',
    ]);
  });

  it('asks what can be started, and starts a promotion', async () => {
    await client.getEnvironmentOperations('payments-dev');
    await client.getEnvironmentDrift('resource:data/payments-dev');
    await client.createDeployment({
      entityRef: 'payments-prod',
      operation: 'apply',
      promoteFrom: 'payments-dev',
    });
    expect(seen.map(({ url }) => url)).toEqual([
      '/api/databricks/environments/default/payments-dev/operations',
      '/api/databricks/environments/data/payments-dev/drift',
      '/api/databricks/deployments',
    ]);
    expect(JSON.parse(seen[2].body)).toEqual({
      entityRef: 'resource:default/payments-prod',
      operation: 'apply',
      promoteFrom: 'resource:default/payments-dev',
    });
  });

  it('cancels, reviews and reads logs, with tokens in the body alone', async () => {
    await client.cancelDeployment('a/b');
    await client.cancelDeployment('one', { reason: 'not now' });
    await client.reviewDeployment('one', {
      decision: 'approved',
      githubToken: 'gho_1',
    });
    await client.getDeploymentLog('one', { job: 'deploy / plan', after: 7 });
    expect(seen.map(({ method, url, body }) => [method, url, body])).toEqual([
      ['POST', '/api/databricks/deployments/a%2Fb/cancel', '{}'],
      [
        'POST',
        '/api/databricks/deployments/one/cancel',
        '{"reason":"not now"}',
      ],
      [
        'POST',
        '/api/databricks/deployments/one/reviews',
        '{"decision":"approved","githubToken":"gho_1"}',
      ],
      [
        'GET',
        '/api/databricks/deployments/one/log?job=deploy+%2F+plan&after=7',
        '',
      ],
    ]);
  });

  it('reads platforms and projects by their references', async () => {
    await client.getPlatforms();
    await client.getPlatform('acme');
    await client.getProject('system:data/payments');
    await client.getProjectTopology('payments');
    await client.listLakeportVersions();
    await client.listLakeportVersions({ platform: 'acme', offset: 50 });
    expect(seen.map(({ url }) => url)).toEqual([
      '/api/databricks/platforms',
      '/api/databricks/platforms/default/acme',
      '/api/databricks/projects/data/payments',
      '/api/databricks/projects/default/payments/topology',
      '/api/databricks/lakeport-versions',
      '/api/databricks/lakeport-versions?platform=system%3Adefault%2Facme&offset=50',
    ]);
  });

  it('asks for names and choices, with whatever was typed inside its parameter', async () => {
    await client.checkProjectName({ name: 'a&b=c#d', platform: 'acme' });
    await client.listGroupChoices({ q: '' });
    await client.listGroupChoices({ q: 'a&limit=9', cursor: '51', limit: 50 });
    await client.listAwsAccountChoices({ platform: 'acme', q: 'prod' });
    expect(seen.map(({ url }) => url)).toEqual([
      '/api/databricks/names/project?name=a%26b%3Dc%23d&platform=system%3Adefault%2Facme',
      '/api/databricks/choices/groups',
      '/api/databricks/choices/groups?q=a%26limit%3D9&cursor=51&limit=50',
      '/api/databricks/choices/aws-accounts?platform=system%3Adefault%2Facme&q=prod',
    ]);
  });

  it('throws the error of the backend with its own words', async () => {
    answer = {
      status: 409,
      body: {
        error: { name: 'ConflictError', message: 'one at a time' },
        response: { statusCode: 409 },
      },
    };
    await expect(
      client.createDeployment({ entityRef: 'payments-dev', operation: 'plan' }),
    ).rejects.toMatchObject({
      name: 'ResponseError',
      statusCode: 409,
      cause: { name: 'ConflictError', message: 'one at a time' },
    });
  });
});
