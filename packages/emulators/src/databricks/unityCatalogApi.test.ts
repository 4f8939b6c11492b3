import {
  DatabricksBench,
  METASTORE,
  OTHER,
  WORKSPACE,
} from './__testUtils__/DatabricksBench';
import type { SeedInput } from './seed/seedDocument';

const columns = [
  { name: 'id', type: 'BIGINT', nullable: false, tags: { pii: 'true' } },
  { name: 'amount', type: 'DECIMAL(18,2)', comment: 'In euros.' },
];
const odd = [
  ["it's"],
  ['say "so"'],
  ['a/b/../c'],
  ['%2F?#&+ '],
  ['address.city'],
  ['größe 表 🧱'],
  ['表'.repeat(255)],
];
const oddColumn = (name: string) => ({
  name,
  type: 'STRING',
  tags: { of: name },
});
const seed: SeedInput = {
  catalogs: {
    open: {
      tags: { domain: 'payments' },
      schemas: {
        raw: {
          comment: 'As it comes.',
          grants: [
            { principal: 'analysts', privileges: ['USE_SCHEMA', 'SELECT'] },
          ],
          tables: {
            orders: {
              comment: 'All orders.',
              columns,
              primaryKey: ['id'],
              foreignKeys: [
                {
                  columns: ['id'],
                  parent: 'open.raw.x',
                  parentColumns: ['id'],
                },
              ],
              properties: { 'delta.appendOnly': 'true' },
              tags: { certified: 'true' },
              jobs: ['load'],
            },
            'größe "50%" _x': {
              columns: [...columns, ...odd.map(([name]) => oddColumn(name))],
            },
            totals: {
              type: 'VIEW',
              definition: 'SELECT 1',
              upstreams: ['open.raw.orders', 'gone.raw.orders'],
              columnUpstreams: { sum: ['open.raw.orders.amount'] },
              grants: [{ principal: 'boss', privileges: ['SELECT'] }],
            },
          },
          volumes: { files: {}, more: { type: 'EXTERNAL' } },
          functions: {
            mask: {
              returns: 'STRING',
              body: "'x'",
              parameters: [{ name: 'text', type: 'STRING' }],
            },
          },
          models: { forecast: { owner: 'ann' } },
        },
      },
    },
    gone: { schemas: { raw: { tables: { orders: { columns } } } } },
  },
  workspaces: { payments: { jobs: [{ name: 'load' }] } },
};

const bench = new DatabricksBench();
const at = (workspace: string) => `/w/${workspace}/api/2.1/unity-catalog`;
const uc = at(WORKSPACE);
const inRaw = 'catalog_name=open&schema_name=raw';
const names = (items: Array<{ name: string }>) => items.map(({ name }) => name);

beforeAll(() =>
  bench.start(seed, {
    clients: [
      {
        clientId: 'workspace-only',
        clientSecret: 'secret',
        accountAdmin: false,
        workspaces: [WORKSPACE],
        personalTokens: ['dapi-1'],
      },
    ],
  }),
);
afterAll(() => bench.stop());

describe('what a schema holds', () => {
  it('is what Terraform made and what the seed adds', async () => {
    const { body } = await bench.ask(`${uc}/volumes?${inRaw}`);
    // The seed does not take the place of what is there.
    expect(body.volumes).toMatchObject([
      { name: 'files', volume_type: 'MANAGED' },
      { name: 'more', volume_type: 'EXTERNAL', owner: 'me' },
    ]);
    const tables = await bench.ask(`${uc}/tables?${inRaw}`);
    expect(names(tables.body.tables)).toEqual([
      'orders',
      'größe "50%" _x',
      'totals',
    ]);
    const functions = await bench.ask(`${uc}/functions?${inRaw}`);
    expect(functions.body.functions).toMatchObject([
      {
        full_name: 'open.raw.mask',
        data_type: 'STRING',
        input_params: { parameters: [{ name: 'text', type_text: 'string' }] },
      },
    ]);
    const models = await bench.ask(`${uc}/models?${inRaw}`);
    expect(models.body.registered_models).toMatchObject([
      { full_name: 'open.raw.forecast', owner: 'ann' },
    ]);
  });

  it('is a table with columns, constraints and properties', async () => {
    const { body } = await bench.ask(`${uc}/tables/open.raw.orders`);
    expect(body).toMatchObject({
      table_type: 'MANAGED',
      data_source_format: 'DELTA',
      owner: 'me',
      metastore_id: METASTORE,
      columns: [
        { name: 'id', type_text: 'bigint', type_name: 'LONG', nullable: false },
        { name: 'amount', type_text: 'decimal(18,2)', type_name: 'DECIMAL' },
      ],
      table_constraints: [
        { primary_key_constraint: { child_columns: ['id'] } },
        { foreign_key_constraint: { parent_table: 'open.raw.x' } },
      ],
      properties: { 'delta.appendOnly': 'true' },
    });
    const short = await bench.ask(
      `${uc}/tables?${inRaw}&omit_columns=true&omit_properties=true&omit_username=true`,
    );
    expect(Object.keys(short.body.tables[0])).not.toEqual(
      expect.arrayContaining(['columns']),
    );
    expect(short.body.tables[0]).not.toHaveProperty('properties');
    expect(short.body.tables[0]).not.toHaveProperty('owner');
  });

  it('goes with its catalog', async () => {
    const found = bench.objects.findIndex(
      ({ type, id }) => type === 'databricks_schema' && id === 'open.raw',
    );
    const [schema] = bench.objects.splice(found, 1);
    const gone = await bench.ask(`${uc}/tables/open.raw.orders`);
    bench.objects.push(schema);
    expect([gone.status, gone.body.error_code]).toEqual([
      404,
      'TABLE_DOES_NOT_EXIST',
    ]);
    expect((await bench.ask(`${uc}/tables/open.raw.orders`)).status).toBe(200);
    // What the account never held is not there either.
    expect((await bench.ask(`${uc}/catalogs/gone`)).status).toBe(404);
  });

  it.each([
    ['%', 3],
    ['ORD%', 0],
    ['ord%', 1],
    ['_otals', 1],
    ['%"50\\%"%', 1],
    ['%50%', 1],
    ['größe "50%" \\_x', 1],
    ['größe "50%" \\_y', 0],
    ['.*', 0],
  ])('is summed up by LIKE %s', async (pattern, count) => {
    const { body } = await bench.ask(
      `${uc}/table-summaries?catalog_name=open&schema_name_pattern=r%25&table_name_pattern=${encodeURIComponent(
        pattern,
      )}`,
    );
    expect(body.tables).toHaveLength(count);
  });
});

describe('who may do what', () => {
  const grants = async (type: string, name: string, query = '') =>
    (
      await bench.ask(
        `${uc}/effective-permissions/${type}/${name}?max_results=0${query}`,
      )
    ).body.privilege_assignments;

  it('comes directly and from above', async () => {
    expect(await grants('table', 'open.raw.totals')).toEqual([
      { principal: 'boss', privileges: [{ privilege: 'SELECT' }] },
      {
        principal: 'analysts',
        privileges: [
          {
            privilege: 'SELECT',
            inherited_from_type: 'SCHEMA',
            inherited_from_name: 'open.raw',
          },
        ],
      },
      {
        principal: 'engineers',
        privileges: [
          {
            privilege: 'SELECT',
            inherited_from_type: 'CATALOG',
            inherited_from_name: 'open',
          },
        ],
      },
    ]);
    expect(await grants('CATALOG', 'open')).toEqual([
      {
        principal: 'engineers',
        privileges: [{ privilege: 'USE_CATALOG' }, { privilege: 'SELECT' }],
      },
    ]);
    expect(
      await grants('table', 'open.raw.totals', '&principal=boss'),
    ).toHaveLength(1);
  });

  it('is not asked for by few at a time, nor of what is not there', async () => {
    const few = await bench.ask(
      `${uc}/effective-permissions/table/open.raw.totals?max_results=10`,
    );
    expect(few.body).toMatchObject({ error_code: 'INVALID_PARAMETER_VALUE' });
    const missing = await bench.ask(
      `${uc}/effective-permissions/table/open.raw.nothing`,
    );
    expect(missing.status).toBe(404);
  });

  it('leaves isolated catalogs to the workspaces they are bound to', async () => {
    const catalogs = async (workspace: string, query = '', client = 'me') =>
      names(
        (await bench.ask(`${at(workspace)}/catalogs${query}`, { client })).body
          .catalogs,
      );
    expect(await catalogs(WORKSPACE)).toEqual(['open', 'closed']);
    expect(await catalogs(OTHER)).toEqual(['open']);
    expect(await catalogs(OTHER, '?include_unbound=true')).toEqual([
      'open',
      'closed',
    ]);
    expect(
      (await bench.ask(`${at(OTHER)}/schemas?catalog_name=closed`)).status,
    ).toBe(404);
    const credentials = async (workspace: string) =>
      (await bench.ask(`${at(workspace)}/storage-credentials`)).body
        .storage_credentials;
    expect(await credentials(WORKSPACE)).toMatchObject([
      { aws_iam_role: { role_arn: 'arn:aws:iam::1:role/x' } },
    ]);
    expect(await credentials(OTHER)).toEqual([]);
    expect((await bench.ask(`${uc}/bindings/catalog/closed`)).text).toContain(
      `"workspace_id":${WORKSPACE},`,
    );
    expect((await bench.ask(`${uc}/bindings/catalog/open`)).body).toEqual({
      bindings: [],
    });
  });

  it('keeps who is no account admin at their workspaces', async () => {
    const account = await bench.ask(
      '/api/2.0/accounts/0d26daa6-5e44-4c97-a497-ef015f91254a/workspaces',
      { client: 'workspace-only' },
    );
    expect([account.status, account.body.error_code]).toEqual([
      403,
      'PERMISSION_DENIED',
    ]);
    const own = await bench.ask(`${uc}/catalogs?include_unbound=true`, {
      client: 'workspace-only',
    });
    expect(own.status).toBe(200);
    expect(
      await bench.token(`/w/${OTHER}/oidc/v1/token`, {
        id: 'workspace-only',
        secret: 'secret',
      }),
    ).toMatchObject({ status: 400, error: 'access_denied' });
    const personal = (workspace: string, token: string) =>
      bench.ask(`${at(workspace)}/catalogs`, { token });
    expect((await personal(WORKSPACE, 'dapi-1')).status).toBe(200);
    expect((await personal(OTHER, 'dapi-1')).status).toBe(401);
    expect((await personal(WORKSPACE, 'dapi-2')).status).toBe(401);
  });
});

describe('tags and lineage', () => {
  it.each([
    ['catalogs', 'open', [['domain', 'payments']]],
    ['tables', 'open.raw.orders', [['certified', 'true']]],
    ['columns', 'open.raw.orders.id', [['pii', 'true']]],
    ['tables', 'open.raw.nothing', []],
  ])('tags of %s %s', async (type, name, expected) => {
    const { body } = await bench.ask(
      `${uc}/entity-tag-assignments/${type}/${name}/tags`,
    );
    expect(
      body.tag_assignments.map(
        (tag: { tag_key: string; tag_value: string }) => [
          tag.tag_key,
          tag.tag_value,
        ],
      ),
    ).toEqual(expected);
  });

  it.each(odd)('tags of a column that is called %s', async column => {
    const name = `open.raw.größe "50%" _x.${column}`;
    const { status, body } = await bench.ask(
      `${uc}/entity-tag-assignments/columns/${encodeURIComponent(name)}/tags`,
    );
    expect([status, body.tag_assignments]).toEqual([
      200,
      [
        {
          entity_type: 'columns',
          entity_name: name,
          tag_key: 'of',
          tag_value: column,
        },
      ],
    ]);
  });

  it('tells no tags of columns of a table that nobody holds', async () => {
    const { body } = await bench.ask(
      `${uc}/entity-tag-assignments/columns/gone.raw.orders.id/tags`,
    );
    expect(body.tag_assignments ?? []).toEqual([]);
  });

  it('goes both ways, and leaves out what is not there', async () => {
    const lineage = (kind: string, query: string) =>
      bench.ask(`/w/${WORKSPACE}/api/2.0/lineage-tracking/${kind}?${query}`);
    const orders = await lineage('table-lineage', 'table_name=open.raw.orders');
    expect(orders.body).toMatchObject({
      upstreams: [],
      downstreams: [{ tableInfo: { name: 'totals', table_type: 'VIEW' } }],
    });
    const totals = await lineage('table-lineage', 'table_name=open.raw.totals');
    expect(totals.body.upstreams).toHaveLength(1);
    const column = await lineage(
      'column-lineage',
      'table_name=open.raw.orders&column_name=amount',
    );
    expect(column.body.downstream_cols).toMatchObject([
      { table_name: 'totals', name: 'sum' },
    ]);
    const none = await lineage(
      'column-lineage',
      'table_name=open.raw.orders&column_name=id',
    );
    expect([none.status, none.body.error_code]).toEqual([
      404,
      'RESOURCE_DOES_NOT_EXIST',
    ]);
  });
});
