import { TestServer } from '../../__testUtils__/TestServer';
import { testHost, wire } from '../../__testUtils__/testHost';
import { DefaultUnityCatalogReader } from './DefaultUnityCatalogReader';

describe('DefaultUnityCatalogReader', () => {
  let server: TestServer;
  let reader: DefaultUnityCatalogReader;
  beforeAll(async () => {
    server = await TestServer.start();
  });
  afterAll(() => server.stop());
  beforeEach(() => {
    server.reset();
    reader = new DefaultUnityCatalogReader(testHost(server));
  });
  const asked = () =>
    server.seen.map(({ path, query }) => [path, Object.fromEntries(query)]);

  it('lists tables a page at a time, without what is most of the answer', async () => {
    server.answer = () =>
      wire(
        '{"tables":[{"name":"t","catalog_name":"c","schema_name":"s","table_type":"VIEW","created_at":1700000000000}],"next_page_token":"2"}',
      );
    const page = await reader
      .tables('c', 's')
      .page({ pageToken: '1', maxResults: 50 });
    expect(page.nextPageToken).toBe('2');
    expect(page.items).toEqual([
      expect.objectContaining({
        fullName: 'c.s.t',
        type: 'VIEW',
        columns: [],
        createdAt: '2023-11-14T22:13:20.000Z',
      }),
    ]);
    expect(asked()).toEqual([
      [
        '/api/2.1/unity-catalog/tables',
        {
          catalog_name: 'c',
          schema_name: 's',
          include_browse: 'true',
          omit_columns: 'true',
          omit_properties: 'true',
          max_results: '50',
          page_token: '1',
        },
      ],
    ]);
  });

  it('lists columns and properties when they are wanted', async () => {
    server.answer = () => wire('{}');
    await reader.tables('c', 's', { columns: true, properties: true }).all();
    expect(asked()[0][1]).toEqual({
      catalog_name: 'c',
      schema_name: 's',
      include_browse: 'true',
      max_results: '0',
    });
  });

  it('reads a table with columns, keys, filters and masks', async () => {
    server.answer = () =>
      wire(`{"name":"t","catalog_name":"c","schema_name":"s","full_name":"c.s.t",
        "data_source_format":"DELTA","row_filter":{"function_name":"c.s.f"},"properties":{"delta.x":"1"},
        "columns":[{"name":"id","type_text":"bigint","position":0,"nullable":false,"mask":{"function_name":"c.s.m"}}],
        "table_constraints":[
          {"primary_key_constraint":{"name":"pk","child_columns":["id"]}},
          {"foreign_key_constraint":{"name":"fk","child_columns":["o"],"parent_table":"c.s.o","parent_columns":["id"]}},
          {"named_table_constraint":{"name":"n"}}]}`);
    await expect(reader.table('c.s/x.größe')).resolves.toMatchObject({
      format: 'DELTA',
      rowFilterFunction: 'c.s.f',
      properties: { 'delta.x': '1' },
      columns: [
        {
          name: 'id',
          type: 'bigint',
          position: 0,
          nullable: false,
          maskFunction: 'c.s.m',
        },
      ],
      constraints: [
        { kind: 'primary-key', name: 'pk', columns: ['id'] },
        {
          kind: 'foreign-key',
          columns: ['o'],
          parentTable: 'c.s.o',
          parentColumns: ['id'],
        },
        { kind: 'named', name: 'n' },
      ],
    });
    expect(server.seen[0].path).toBe(
      '/api/2.1/unity-catalog/tables/c.s%2Fx.gr%C3%B6%C3%9Fe',
    );
  });

  it.each([
    [
      'catalog' as const,
      'a/b%',
      'catalogs/a%2Fb%25',
      '{"name":"a/b%","isolation_mode":"ISOLATED"}',
      { name: 'a/b%', isolationMode: 'ISOLATED' },
    ],
    [
      'schema' as const,
      "c.o'hara",
      "schemas/c.o'hara",
      `{"name":"o'hara","catalog_name":"c"}`,
      { fullName: "c.o'hara" },
    ],
    [
      'volume' as const,
      'c.s.ü',
      'volumes/c.s.%C3%BC',
      '{"name":"ü","full_name":"c.s.ü","volume_type":"EXTERNAL"}',
      { fullName: 'c.s.ü', type: 'EXTERNAL' },
    ],
    [
      'function' as const,
      'c.s.f',
      'functions/c.s.f',
      '{"name":"f","full_name":"c.s.f","data_type":"INT"}',
      { fullName: 'c.s.f', type: 'INT' },
    ],
    [
      'model' as const,
      'c.s.m',
      'models/c.s.m',
      '{"name":"m","full_name":"c.s.m","storage_location":"s3://m"}',
      { fullName: 'c.s.m', storageLocation: 's3://m' },
    ],
  ])('reads one %s', async (kind, name, path, answer, expected) => {
    server.answer = () => wire(answer);
    await expect(reader[kind](name)).resolves.toMatchObject(expected);
    expect(asked()).toEqual([
      [`/api/2.1/unity-catalog/${path}`, { include_browse: 'true' }],
    ]);
  });

  it('lists catalogs that are bound elsewhere when they are wanted', async () => {
    server.answer = () => wire('{}');
    await reader.catalogs().all();
    await reader.catalogs({ unbound: true }).all();
    expect(asked().map(([, query]) => query)).toEqual([
      { include_browse: 'true', max_results: '0' },
      { include_browse: 'true', include_unbound: 'true', max_results: '0' },
    ]);
  });

  it('reads the tags of one object', async () => {
    server.answer = () =>
      wire(
        '{"tag_assignments":[{"entity_name":"c.s.a/b","entity_type":"tables","tag_key":"class","tag_value":"secret"},{"tag_key":"reviewed","tag_value":""}]}',
      );
    await expect(reader.tags('tables', 'c.s.a/b').all()).resolves.toEqual([
      { key: 'class', value: 'secret' },
      { key: 'reviewed' },
    ]);
    expect(server.seen[0].path).toBe(
      '/api/2.1/unity-catalog/entity-tag-assignments/tables/c.s.a%2Fb/tags',
    );
  });

  it('reads summaries by patterns', async () => {
    server.answer = () =>
      wire('{"tables":[{"full_name":"c.s.t","table_type":"MANAGED"}]}');
    await expect(
      reader.tableSummaries('c', { table: "o'%_" }).all(),
    ).resolves.toEqual([{ fullName: 'c.s.t', type: 'MANAGED' }]);
    expect(asked()[0][1]).toEqual({
      catalog_name: 'c',
      table_name_pattern: "o'%_",
      max_results: '0',
    });
  });

  it.each([
    [undefined, '0'],
    [1, '150'],
    [149, '150'],
    [150, '150'],
    [200, '200'],
    [5_000, '1000'],
  ])(
    'asks for effective permissions with %s results as %s',
    async (wanted, sent) => {
      server.answer = () =>
        wire(
          '{"privilege_assignments":[{"principal":"a b","privileges":[{"privilege":"SELECT","inherited_from_type":"CATALOG","inherited_from_name":"c"},{"privilege":"MODIFY"}]}]}',
        );
      const { items } = await reader
        .effectivePermissions('table', 'c.s.t', 'a b')
        .page({ maxResults: wanted });
      expect(items).toEqual([
        {
          principal: 'a b',
          privileges: [
            {
              privilege: 'SELECT',
              inheritedFromType: 'CATALOG',
              inheritedFromName: 'c',
            },
            { privilege: 'MODIFY' },
          ],
        },
      ]);
      expect(asked()).toEqual([
        [
          '/api/2.1/unity-catalog/effective-permissions/table/c.s.t',
          { principal: 'a b', max_results: sent },
        ],
      ]);
    },
  );

  it('reads bindings, locations, credentials and the metastore', async () => {
    const answers: Record<string, string> = {
      'bindings/catalog/c':
        '{"bindings":[{"workspace_id":9007199254740993,"binding_type":"BINDING_TYPE_READ_ONLY"}]}',
      'external-locations':
        '{"external_locations":[{"name":"l","url":"s3://b","credential_name":"k","read_only":true}]}',
      'storage-credentials':
        '{"storage_credentials":[{"name":"k","aws_iam_role":{"role_arn":"arn","external_id":"x"}}]}',
      metastore_summary:
        '{"metastore_id":"m","name":"west","cloud":"aws","global_metastore_id":"aws:us-west-2:m","external_access_enabled":false}',
    };
    server.answer = ({ path }) =>
      wire(answers[path.replace('/api/2.1/unity-catalog/', '')]);
    await expect(reader.bindings('catalog', 'c').all()).resolves.toEqual([
      { workspaceId: '9007199254740993', type: 'BINDING_TYPE_READ_ONLY' },
    ]);
    await expect(reader.externalLocations().all()).resolves.toEqual([
      expect.objectContaining({ url: 's3://b', readOnly: true }),
    ]);
    await expect(reader.storageCredentials().all()).resolves.toEqual([
      expect.objectContaining({ roleArn: 'arn', externalId: 'x' }),
    ]);
    await expect(reader.metastoreSummary()).resolves.toMatchObject({
      id: 'm',
      globalId: 'aws:us-west-2:m',
      externalAccessEnabled: false,
    });
  });

  it('reads lineage of tables and columns', async () => {
    server.answer = ({ path }) =>
      path.endsWith('/table-lineage')
        ? wire(
            '{"upstreams":[{"tableInfo":{"catalog_name":"c","schema_name":"s","name":"a","table_type":"TABLE"},"jobInfos":[{"workspace_id":9007199254740993,"job_id":9007199254740995}]},{"notebookInfos":[{"workspace_id":1,"notebook_id":2}]}]}',
          )
        : wire(
            '{"downstream_cols":[{"catalog_name":"c","schema_name":"s","table_name":"b","name":"x"}]}',
          );
    await expect(reader.tableLineage('c.s.t')).resolves.toEqual({
      upstreams: [
        {
          table: {
            catalogName: 'c',
            schemaName: 's',
            name: 'a',
            type: 'TABLE',
          },
          jobs: [
            { workspaceId: '9007199254740993', jobId: '9007199254740995' },
          ],
          notebooks: [],
        },
        { jobs: [], notebooks: [{ workspaceId: '1', notebookId: '2' }] },
      ],
      downstreams: [],
    });
    await expect(reader.columnLineage('c.s.t', 'y z')).resolves.toEqual({
      upstreams: [],
      downstreams: [
        { catalogName: 'c', schemaName: 's', tableName: 'b', name: 'x' },
      ],
    });
    expect(asked()).toEqual([
      [
        '/api/2.0/lineage-tracking/table-lineage',
        { table_name: 'c.s.t', include_entity_lineage: 'true' },
      ],
      [
        '/api/2.0/lineage-tracking/column-lineage',
        { table_name: 'c.s.t', column_name: 'y z' },
      ],
    ]);
  });

  it('reads lineage to what the reader may not see', async () => {
    server.answer = ({ path }) =>
      path.endsWith('/table-lineage')
        ? wire(
            '{"upstreams":[{"tableInfo":{"table_type":"TABLE"},"jobInfos":[{"job_id":7}]}]}',
          )
        : wire(
            '{"upstream_cols":[{"name":"x"},{"catalog_name":"c","schema_name":"s","table_name":"b","name":"x"}]}',
          );
    await expect(reader.tableLineage('c.s.t')).resolves.toEqual({
      upstreams: [{ jobs: [{ jobId: '7' }], notebooks: [] }],
      downstreams: [],
    });
    await expect(reader.columnLineage('c.s.t', 'x')).resolves.toEqual({
      upstreams: [
        { catalogName: 'c', schemaName: 's', tableName: 'b', name: 'x' },
      ],
      downstreams: [],
    });
  });

  it('takes 404 for a table without lineage, and 403 for what it is', async () => {
    server.answer = () => ({
      status: 404,
      body: { error_code: 'NOT_FOUND', message: 'no lineage' },
    });
    const none = { upstreams: [], downstreams: [] };
    await expect(reader.tableLineage('c.s.t')).resolves.toEqual(none);
    await expect(reader.columnLineage('c.s.t', 'x')).resolves.toEqual(none);
    server.answer = () => ({ status: 403, body: { message: 'no' } });
    await expect(reader.tableLineage('c.s.t')).rejects.toMatchObject({
      upstreamStatus: 403,
    });
  });
});
