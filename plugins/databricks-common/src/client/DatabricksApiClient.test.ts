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

  it('reads platforms and projects by their references', async () => {
    await client.getPlatforms();
    await client.getPlatform('acme');
    await client.getProject('system:data/payments');
    await client.listLakeportVersions();
    await client.listLakeportVersions({ platform: 'acme', offset: 50 });
    expect(seen.map(({ url }) => url)).toEqual([
      '/api/databricks/platforms',
      '/api/databricks/platforms/default/acme',
      '/api/databricks/projects/data/payments',
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
