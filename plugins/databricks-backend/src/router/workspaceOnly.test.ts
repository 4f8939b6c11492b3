import { EstateBench } from '../__testUtils__/EstateBench';
import { estateAnswers, WORKSPACE } from '../__testUtils__/estateAnswers';

const PATH = `/workspaces/${WORKSPACE}`;
const ME = '/api/2.0/preview/scim/v2/Me';
const METASTORE = '/api/2.1/unity-catalog/metastore_summary';

describe('a workspace that is configured without its account', () => {
  let estate: EstateBench;

  beforeAll(async () => {
    estate = await EstateBench.start({
      plugin: url => ({
        accounts: [],
        workspaces: [
          {
            host: new URL(url).origin,
            name: 'payments-dev',
            token: 'dapi-secret',
          },
        ],
      }),
    });
  });
  afterAll(() => estate.stop());
  beforeEach(() => {
    estate.reset();
    const { databricks } = estate.bench;
    databricks.more = estateAnswers(databricks.server.url);
    databricks.workspaceId = WORKSPACE;
    databricks.more[ME] = { id: '7', userName: 'portal' };
    databricks.more[METASTORE] = {
      metastore_id: 'm1',
      name: 'west',
      owner: 'data-admins',
      region: 'us-west-2',
    };
  });

  it('is listed, running because it answers', async () => {
    const { status, body } = await estate.bench.get('/workspaces');
    expect(status).toBe(200);
    expect(body.errors).toEqual([]);
    expect(body.items).toEqual([
      {
        accountId: '',
        id: WORKSPACE,
        name: 'payments-dev',
        environmentRef: 'resource:default/payments-dev',
        status: 'RUNNING',
        region: 'us-west-2',
        url: estate.bench.databricks.server.url,
        metastoreId: 'm1',
      },
    ]);
    expect(body.facets.accounts).toEqual([]);
  });

  it('says what only its account would tell', async () => {
    const { status, body } = await estate.bench.get(PATH);
    expect(status).toBe(200);
    expect(body).toMatchObject({
      mode: 'workspace',
      metastore: { id: 'm1', name: 'west', owner: 'data-admins' },
      keys: [],
      admins: [],
      errors: [],
    });
    expect(body.network).toBeUndefined();
    expect(body.missing.join()).toContain('Network, VPC endpoints');
  });

  it('has compute, and no verdict on its network', async () => {
    const clusters = await estate.bench.get(`${PATH}/clusters`);
    expect(clusters.body.items).toHaveLength(1);
    const capacity = await estate.bench.get(`${PATH}/capacity`);
    expect(capacity.body).toMatchObject({
      verdict: 'unknown',
      message: expect.stringContaining('its account'),
    });
    const topology = await estate.bench.get(`${PATH}/topology`);
    expect(topology.status).toBe(200);
    expect(topology.body).toMatchObject({
      topology: { nodes: [] },
      errors: [{ message: expect.stringContaining('its account') }],
    });
  });

  it('is a source whose rights are few', async () => {
    const { body } = await estate.bench.get('/sources');
    expect(body.items[0]).toMatchObject({
      kind: 'databricks-workspace',
      id: new URL(estate.url).host,
      name: 'payments-dev',
      state: 'partial',
      missing: expect.arrayContaining([expect.stringContaining('Who')]),
    });
    expect(JSON.stringify(body)).not.toContain('dapi-secret');
  });

  it('is not known while it refuses the portal', async () => {
    estate.bench.databricks.denied = ['/Me'];
    const list = await estate.bench.get('/workspaces');
    expect(list.body).toMatchObject({
      items: [],
      errors: [
        {
          source: 'workspace payments-dev',
          message: expect.stringContaining('not for you'),
        },
      ],
    });
    expect((await estate.bench.get(PATH)).status).toBe(503);
    const sources = await estate.bench.get('/sources');
    expect(sources.body.items[0]).toMatchObject({ state: 'failed' });
  });

  it('is not guessed when it does not tell its id', async () => {
    estate.bench.databricks.workspaceId = undefined;
    const { body } = await estate.bench.get('/workspaces');
    expect(body).toMatchObject({
      items: [],
      errors: [{ message: expect.stringContaining('X-Databricks-Org-Id') }],
    });
  });

  it('shows no catalogs of an environment without saying why', async () => {
    const { status, body } = await estate.bench.get(
      '/environments/default/payments-dev',
    );
    expect(status).toBe(200);
    expect(body.workspace.id).toBe(WORKSPACE);
    expect(body.catalogs).toEqual([]);
    expect(body.errors).toMatchObject([
      { message: expect.stringContaining('without its account') },
    ]);
  });
});
