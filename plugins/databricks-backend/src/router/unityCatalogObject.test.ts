import { FakeUnityCatalog } from '../__testUtils__/FakeUnityCatalog';
import { UnityBench } from '../__testUtils__/UnityBench';

const { first, second } = FakeUnityCatalog;

describe('GET /unity-catalog/object', () => {
  let bench: UnityBench;
  beforeAll(async () => {
    bench = await UnityBench.start();
  });
  afterAll(() => bench.stop());

  const resource = (
    name: string,
    type: string,
    annotations: Record<string, string>,
  ) => ({
    apiVersion: 'backstage.io/v1alpha1',
    kind: 'Resource',
    metadata: { name, annotations },
    spec: { type, owner: 'group:default/data' },
  });
  const environment = (name: string) =>
    resource(name, 'databricks-environment', {
      'lakeport.dev/environment': `payments/${name}`,
    });

  beforeEach(() => {
    bench.reset();
    bench.databricks.catalogs = {
      c: {
        owner: 'data-engineers',
        boundTo: [second],
        schemas: {
          s: {
            owner: 'data-engineers',
            tables: [
              {
                name: 't',
                owner: 'ada@example.com',
                created_at: 1764547200000,
                created_by: 'ada@example.com',
                updated_by: 'bob@example.com',
                table_type: 'VIEW',
                storage_location: 's3://there',
                view_definition: 'select 1',
                row_filter: { function_name: 'c.s.f' },
                pipeline_id: 'p-1',
                properties: { 'delta.minReaderVersion': '1' },
                columns: [
                  { name: 'b', type_text: 'string', position: 1 },
                  {
                    name: 'a',
                    type_text: 'bigint',
                    position: 0,
                    nullable: false,
                    comment: 'the key',
                    partition_index: 0,
                    mask: { function_name: 'c.s.m' },
                  },
                ],
                table_constraints: [
                  {
                    primary_key_constraint: {
                      name: 'pk',
                      child_columns: ['a'],
                    },
                  },
                  {
                    foreign_key_constraint: {
                      name: 'fk',
                      child_columns: ['b'],
                      parent_table: 'c.s.o',
                      parent_columns: ['id'],
                    },
                  },
                ],
              },
            ],
            volumes: [
              {
                name: 'v',
                volume_type: 'EXTERNAL',
                storage_location: 's3://v',
              },
            ],
            functions: [
              {
                name: 'f',
                data_type: 'BOOLEAN',
                routine_body: 'SQL',
                routine_definition: 'x > 1',
                input_params: { parameters: [{ name: 'x', type_text: 'int' }] },
              },
            ],
            registered_models: [{ name: 'm', storage_location: 's3://m' }],
          },
        },
      },
      open: { schemas: {} },
    };
    bench.databricks.tags = {
      'catalogs/c': [{ tag_key: 'domain', tag_value: 'sales' }],
      'tables/c.s.t': [{ tag_key: 'class', tag_value: 'secret' }],
    };
    bench.entities = [
      environment(`e${second}`),
      environment(`e${first}`),
      resource('c', 'databricks-catalog', {
        'lakeport.dev/metastore-id': 'm-1',
        'lakeport.dev/catalog': 'c',
      }),
      resource('c-elsewhere', 'databricks-catalog', {
        'lakeport.dev/metastore-id': 'm-2',
        'lakeport.dev/catalog': 'c',
      }),
    ];
  });

  const get = (query: Record<string, string>) =>
    bench.get('object', { metastore: 'm-1', catalog: 'c', ...query });
  const url = (path: string) =>
    `${bench.databricks.workspaceUrl(second)}/explore/data/${path}?o=${second}`;

  it('tells all of a table, through a workspace that may use it', async () => {
    const { body } = await get({ kind: 'table', schema: 's', name: 't' });
    expect(body).toEqual({
      object: {
        kind: 'table',
        name: 't',
        fullName: 'c.s.t',
        catalog: 'c',
        schema: 's',
        type: 'VIEW',
        owner: { name: 'ada@example.com' },
      },
      url: url('c/s/t'),
      createdAt: '2025-12-01T00:00:00.000Z',
      createdBy: 'ada@example.com',
      updatedBy: 'bob@example.com',
      storageLocation: 's3://there',
      viewDefinition: 'select 1',
      rowFilterFunction: 'c.s.f',
      pipelineId: 'p-1',
      properties: { 'delta.minReaderVersion': '1' },
      columns: [
        {
          name: 'a',
          type: 'bigint',
          nullable: false,
          comment: 'the key',
          partitionIndex: 0,
          maskFunction: 'c.s.m',
        },
        { name: 'b', type: 'string' },
      ],
      constraints: [
        { kind: 'primary-key', name: 'pk', columns: ['a'] },
        {
          kind: 'foreign-key',
          name: 'fk',
          columns: ['b'],
          parentTable: 'c.s.o',
          parentColumns: ['id'],
        },
      ],
      tags: [{ key: 'class', value: 'secret' }],
      environments: [
        {
          entityRef: `resource:default/e${second}`,
          workspaceId: second,
        },
      ],
      via: {
        id: second,
        name: `ws-${second}`,
        url: bench.databricks.workspaceUrl(second),
      },
      age: { readAt: expect.any(String), stale: false },
      errors: [],
    });
  });

  it.each([
    [
      { kind: 'catalog' },
      'c',
      {
        object: { isolationMode: 'ISOLATED', type: 'MANAGED_CATALOG' },
        entityRef: 'resource:default/c',
        tags: [{ key: 'domain', value: 'sales' }],
        properties: { made: 'by a test' },
      },
    ],
    [{ kind: 'schema', schema: 's' }, 'c/s', { object: { fullName: 'c.s' } }],
    [
      { kind: 'volume', schema: 's', name: 'v' },
      'volumes/c/s/v',
      { storageLocation: 's3://v', object: { type: 'EXTERNAL' } },
    ],
    [
      { kind: 'function', schema: 's', name: 'f' },
      'functions/c/s/f',
      {
        function: {
          returns: 'BOOLEAN',
          language: 'SQL',
          definition: 'x > 1',
          parameters: [{ name: 'x', type: 'int' }],
        },
      },
    ],
    [
      { kind: 'model', schema: 's', name: 'm' },
      'models/c/s/m',
      { storageLocation: 's3://m' },
    ],
  ])('tells of %j', async (query, path, expected) => {
    const { status, body } = await get(query);
    expect([status, body.url, body.errors]).toEqual([200, url(path), []]);
    expect(body).toMatchObject(expected);
  });

  it('has every environment of the metastore for an open catalog', async () => {
    const { body } = await get({ kind: 'catalog', catalog: 'open' });
    expect(body.environments).toEqual([
      { entityRef: `resource:default/e${first}`, workspaceId: first },
      { entityRef: `resource:default/e${second}`, workspaceId: second },
    ]);
    expect(body).not.toHaveProperty('entityRef');
  });

  it('names what could not be read beside what could', async () => {
    bench.catalogError = new Error('no catalog today');
    bench.databricks.intercept = ({ path }) =>
      path.includes('entity-tag-assignments')
        ? {
            status: 404,
            body: { error_code: 'ENDPOINT_NOT_FOUND', message: 'no tags here' },
          }
        : undefined;
    const { status, body } = await get({ kind: 'catalog' });
    expect([status, body.object.name]).toEqual([200, 'c']);
    expect(body).not.toHaveProperty('tags');
    expect(body.errors.map(({ source }: { source: string }) => source)).toEqual(
      [
        'entity of the catalog',
        'environments of the catalog',
        'tags',
        'users and groups of the catalog',
      ],
    );
  });

  it.each([
    [{ kind: 'catalog', schema: 's' }, 'schema has no meaning'],
    [{ kind: 'schema' }, 'schema is missing'],
    [{ kind: 'table' }, 'schema is missing and name is missing'],
  ])('says what is wrong with %j', async (query, problem) => {
    const { status, body } = await get(query);
    expect([status, body.error.message]).toEqual([
      400,
      expect.stringContaining(problem),
    ]);
  });

  it('tells what there is none of', async () => {
    const { status, body } = await get({
      kind: 'table',
      schema: 's',
      name: 'none',
    });
    expect([status, body.error.message]).toEqual([
      404,
      expect.stringContaining('does not exist'),
    ]);
  });
});
