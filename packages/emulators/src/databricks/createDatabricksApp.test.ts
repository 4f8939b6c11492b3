import request from 'supertest';
import type { HeldObject } from './AccountReader';
import { createDatabricksApp } from './createDatabricksApp';

const ACCOUNT = '0d26daa6-5e44-4c97-a497-ef015f91254a';
const METASTORE = '11111111-2222-3333-4444-555555555555';
// Beyond what a JavaScript number can hold.
const WORKSPACE = '9007199254740993';

const object = (
  type: string,
  id: string,
  attributes: Record<string, unknown>,
  extra: Partial<HeldObject> = {},
): HeldObject => ({
  provider: 'databricks',
  type,
  id,
  attributes,
  seeded: false,
  ...extra,
});

const objects: HeldObject[] = [
  object(
    'databricks_mws_workspaces',
    `${ACCOUNT}/${WORKSPACE}`,
    {
      account_id: ACCOUNT,
      workspace_name: 'payments-dev',
      workspace_status: 'RUNNING',
      aws_region: 'us-west-2',
      network_id: 'net-1',
      deployment_name: null,
      custom_tags: { 'lakeport-project': 'payments' },
    },
    { workspaceId: WORKSPACE, accountId: ACCOUNT },
  ),
  object('databricks_mws_networks', `${ACCOUNT}/net-1`, {
    account_id: ACCOUNT,
    network_id: 'net-1',
    network_name: 'payments-dev',
    vpc_id: 'vpc-1',
  }),
  object('databricks_metastore', METASTORE, {
    name: 'west',
    region: 'us-west-2',
    metastore_id: METASTORE,
  }),
  object(
    'databricks_metastore_assignment',
    `${WORKSPACE}|${METASTORE}`,
    { metastore_id: METASTORE, default_catalog_name: 'main' },
    { workspaceId: WORKSPACE },
  ),
  ...['a', 'b', 'c', 'd'].map(name =>
    object(
      'databricks_catalog',
      name,
      { name, owner: 'me', comment: null },
      { metastoreId: METASTORE },
    ),
  ),
  object(
    'databricks_catalog',
    'elsewhere',
    { name: 'elsewhere' },
    { metastoreId: 'other' },
  ),
  object(
    'databricks_schema',
    'a.raw',
    { name: 'raw', catalog_name: 'a' },
    { metastoreId: METASTORE },
  ),
  object(
    'databricks_volume',
    'a.raw.files',
    {
      name: 'files',
      catalog_name: 'a',
      schema_name: 'raw',
      volume_type: 'MANAGED',
    },
    { metastoreId: METASTORE },
  ),
];

const app = createDatabricksApp({
  account: {
    objects: ({ type } = {}) => objects.filter(o => !type || o.type === type),
  },
  baseUrl: () => 'http://127.0.0.1:8098',
  clientId: 'me',
  clientSecret: 's:ecret',
  pageSize: 2,
});
const HOST = '127.0.0.1';
const get = (path: string, token: string) =>
  request(app)
    .get(path)
    .set('host', HOST)
    .set('authorization', `Bearer ${token}`);

async function tokenAt(path: string): Promise<string> {
  const response = await request(app)
    .post(path)
    .set('host', HOST)
    .auth('me', encodeURIComponent('s:ecret'))
    .type('form')
    .send({ grant_type: 'client_credentials', scope: 'all-apis' });
  expect(response.body).toMatchObject({
    token_type: 'Bearer',
    expires_in: 3600,
  });
  return response.body.access_token;
}

const accountToken = () => tokenAt(`/oidc/accounts/${ACCOUNT}/v1/token`);
const workspaceToken = () => tokenAt(`/w/${WORKSPACE}/oidc/v1/token`);
const base = `/api/2.0/accounts/${ACCOUNT}`;
const uc = `/w/${WORKSPACE}/api/2.1/unity-catalog`;

describe('tokens', () => {
  it('are for the one place they were asked of', async () => {
    const token = await accountToken();
    expect((await get(`${base}/workspaces`, token)).status).toBe(200);
    expect((await get(`${uc}/catalogs`, token)).status).toBe(401);
    expect(
      (await get(`/api/2.0/accounts/other/workspaces`, token)).status,
    ).toBe(401);
    const none = await request(app).get(`${base}/workspaces`).set('host', HOST);
    expect([none.status, none.body.error_code]).toEqual([
      401,
      'UNAUTHENTICATED',
    ]);
  });

  it('are refused for a wrong secret, in OAuth’s words', async () => {
    const response = await request(app)
      .post(`/oidc/accounts/${ACCOUNT}/v1/token`)
      .set('host', HOST)
      .auth('me', 'wrong')
      .type('form')
      .send({ grant_type: 'client_credentials', scope: 'all-apis' });
    expect([response.status, response.body.error]).toEqual([
      401,
      'invalid_client',
    ]);
  });
});

describe('the account', () => {
  it('lists workspaces as a bare array with whole ids', async () => {
    const response = await get(`${base}/workspaces`, await accountToken());
    expect(response.text).toContain(`"workspace_id":${WORKSPACE},`);
    expect(response.body).toEqual([
      expect.objectContaining({
        workspace_name: 'payments-dev',
        workspace_status: 'RUNNING',
        workspace_url: `http://127.0.0.1:8098/w/${WORKSPACE}`,
        custom_tags: { 'lakeport-project': 'payments' },
      }),
    ]);
    expect(response.body[0]).not.toHaveProperty('deployment_name');
  });

  it('joins networks, metastores and their workspaces', async () => {
    const token = await accountToken();
    expect((await get(`${base}/networks`, token)).body).toMatchObject([
      { network_id: 'net-1', vpc_status: 'VALID' },
    ]);
    expect(
      (await get(`${base}/metastores`, token)).body.metastores,
    ).toHaveLength(1);
    const workspaces = await get(
      `${base}/metastores/${METASTORE}/workspaces`,
      token,
    );
    expect(workspaces.text).toBe(`{"workspace_ids":[${WORKSPACE}]}`);
    const assignment = await get(
      `${base}/workspaces/${WORKSPACE}/metastore`,
      token,
    );
    expect(assignment.body.metastore_assignment.metastore_id).toBe(METASTORE);
    expect((await get(`${base}/workspaces/1`, token)).body).toMatchObject({
      error_code: 'RESOURCE_DOES_NOT_EXIST',
    });
  });
});

describe('a workspace', () => {
  it('pages its catalogs, where a full last page is followed by an empty one', async () => {
    const token = await workspaceToken();
    expect((await get(`${uc}/catalogs`, token)).body.catalogs).toHaveLength(4);
    const sizes: number[] = [];
    const names: string[] = [];
    let next: string | undefined = '';
    while (next !== undefined) {
      const { body } = await get(
        `${uc}/catalogs?max_results=0&page_token=${next}`,
        token,
      );
      sizes.push(body.catalogs.length);
      names.push(...body.catalogs.map(({ name }: { name: string }) => name));
      next = body.next_page_token;
    }
    expect(sizes).toEqual([2, 2, 0]);
    expect(names).toEqual(['a', 'b', 'c', 'd']);
    expect(
      (await get(`${uc}/catalogs?max_results=-1`, token)).body.error_code,
    ).toBe('INVALID_PARAMETER_VALUE');
    expect(
      (await get(`${uc}/catalogs?max_results=0&page_token=x`, token)).status,
    ).toBe(400);
  });

  it('lists schemas and volumes, and says what is missing', async () => {
    const token = await workspaceToken();
    expect(
      (await get(`${uc}/schemas?catalog_name=a`, token)).body.schemas,
    ).toMatchObject([{ full_name: 'a.raw' }]);
    expect(
      (await get(`${uc}/volumes?catalog_name=a&schema_name=raw`, token)).body
        .volumes,
    ).toMatchObject([{ name: 'files', volume_type: 'MANAGED' }]);
    expect(
      (await get(`${uc}/tables?catalog_name=a&schema_name=raw`, token)).body,
    ).toEqual({ tables: [] });
    expect(
      (await get(`${uc}/schemas?catalog_name=elsewhere`, token)).body
        .error_code,
    ).toBe('CATALOG_DOES_NOT_EXIST');
    expect((await get(`${uc}/schemas`, token)).status).toBe(400);
    const me = await get(`/w/${WORKSPACE}/api/2.0/preview/scim/v2/Me`, token);
    expect([me.body.userName, me.headers['x-databricks-org-id']]).toEqual([
      'me',
      WORKSPACE,
    ]);
    expect(
      (await get(`/w/12/api/2.1/unity-catalog/catalogs`, token)).status,
    ).toBe(404);
  });
});
