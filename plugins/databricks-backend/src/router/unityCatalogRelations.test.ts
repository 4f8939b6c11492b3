import { FakeUnityCatalog } from '../__testUtils__/FakeUnityCatalog';
import { UnityBench } from '../__testUtils__/UnityBench';

const { first, second } = FakeUnityCatalog;
const TABLE = {
  metastore: 'm-1',
  kind: 'table',
  catalog: 'c',
  schema: 's',
  name: 't',
};

describe('what hangs on objects of Unity Catalog', () => {
  let bench: UnityBench;
  beforeAll(async () => {
    bench = await UnityBench.start();
  });
  afterAll(() => bench.stop());
  beforeEach(() => {
    bench.reset();
    bench.databricks.catalogs = {
      c: { schemas: { s: { tables: [{ name: 't' }] } } },
    };
  });

  describe('GET /unity-catalog/grants', () => {
    const grant = (principal: string) => ({
      principal,
      privileges: [
        { privilege: 'SELECT' },
        {
          privilege: 'USE_CATALOG',
          inherited_from_type: 'CATALOG',
          inherited_from_name: 'c',
        },
      ],
    });

    it('tells for whom, directly and by inheritance, page by page', async () => {
      bench.databricks.pageSize = 2;
      bench.databricks.grants['table/c.s.t'] = ['a', 'b', 'ada@x.org'].map(
        grant,
      );
      bench.entities = [
        {
          apiVersion: 'backstage.io/v1alpha1',
          kind: 'User',
          metadata: { name: 'ada' },
          spec: { profile: { email: 'ada@x.org' } },
        },
      ];
      const { body } = await bench.get('grants', TABLE);
      expect(body.items).toEqual([
        {
          principal: { name: 'a' },
          privileges: [
            { privilege: 'SELECT' },
            {
              privilege: 'USE_CATALOG',
              inheritedFromType: 'CATALOG',
              inheritedFromName: 'c',
            },
          ],
        },
        expect.objectContaining({ principal: { name: 'b' } }),
      ]);
      const { body: rest } = await bench.get('grants', {
        ...TABLE,
        pageToken: body.nextPageToken,
      });
      expect(rest.items).toEqual([
        expect.objectContaining({
          principal: { name: 'ada@x.org', entityRef: 'user:default/ada' },
        }),
      ]);
      expect(rest).not.toHaveProperty('nextPageToken');
      // Smaller pages are refused by Databricks.
      expect(bench.databricks.asked()[0]).toContain('max_results=150');
    });

    it('asks for one principal, whatever the name', async () => {
      bench.databricks.grants['table/c.s.t'] = ["o'hara & co/%", 'b'].map(
        grant,
      );
      const { body } = await bench.get('grants', {
        ...TABLE,
        principal: "o'hara & co/%",
      });
      expect(body.items).toEqual([
        expect.objectContaining({ principal: { name: "o'hara & co/%" } }),
      ]);
    });

    it('asks for models as Databricks grants them', async () => {
      bench.databricks.grants['function/c.s.m'] = [grant('a')];
      const { body } = await bench.get('grants', {
        ...TABLE,
        kind: 'model',
        name: 'm',
      });
      expect(body.items).toHaveLength(1);
    });

    it('takes no page token of another object', async () => {
      bench.databricks.pageSize = 1;
      bench.databricks.grants['table/c.s.t'] = ['a', 'b'].map(grant);
      const { body } = await bench.get('grants', TABLE);
      const { status } = await bench.get('grants', {
        ...TABLE,
        name: 'u',
        pageToken: body.nextPageToken,
      });
      expect(status).toBe(400);
    });
  });

  describe('GET /unity-catalog/lineage', () => {
    const LINEAGE = {
      metastore: 'm-1',
      catalog: 'c',
      schema: 's',
      table: 't',
    };
    const end = (catalog: string, name: string, more: object = {}) => ({
      tableInfo: {
        catalog_name: catalog,
        schema_name: 's',
        name,
        table_type: 'TABLE',
      },
      ...more,
    });

    it('tells both ends, each table once, with what moved the data', async () => {
      bench.databricks.lineage['c.s.t'] = {
        upstreams: [
          end('raw', 'a/b', {
            jobInfos: [
              { workspace_id: 11, job_id: 7 },
              { workspace_id: 99, job_id: 8 },
            ],
          }),
          end('raw', 'a/b', {
            jobInfos: [{ workspace_id: 11, job_id: 7 }],
            notebookInfos: [{ workspace_id: 11, notebook_id: 5 }],
          }),
          { fileInfo: { path: 's3://x' } },
        ],
        downstreams: [end('mart', 'z')],
      };
      const { body } = await bench.get('lineage', LINEAGE);
      const at = bench.databricks.workspaceUrl(first);
      expect(body).toEqual({
        upstreams: [
          {
            catalog: 'raw',
            schema: 's',
            table: 'a/b',
            type: 'TABLE',
            jobs: [
              { id: '7', workspaceId: '11', url: `${at}/jobs/7?o=11` },
              { id: '8', workspaceId: '99' },
            ],
            notebooks: [
              { id: '5', workspaceId: '11', url: `${at}/?o=11#notebook/5` },
            ],
          },
        ],
        downstreams: [
          {
            catalog: 'mart',
            schema: 's',
            table: 'z',
            type: 'TABLE',
            jobs: [],
            notebooks: [],
          },
        ],
        age: { readAt: expect.any(String), stale: false },
        errors: [],
      });
    });

    it('is empty where none was recorded', async () => {
      const { status, body } = await bench.get('lineage', LINEAGE);
      expect([status, body.upstreams, body.downstreams]).toEqual([200, [], []]);
    });

    it('tells of columns', async () => {
      bench.databricks.lineage["c.s.t o'k"] = {
        upstream_cols: [
          {
            catalog_name: 'raw',
            schema_name: 's',
            table_name: 'a',
            name: 'id',
          },
        ],
      };
      const { body } = await bench.get('lineage', {
        ...LINEAGE,
        column: "o'k",
      });
      expect(body.upstreams).toEqual([
        { catalog: 'raw', schema: 's', table: 'a', column: 'id' },
      ]);
    });

    it('says of a table that the caller may not see that it is there, and no more', async () => {
      bench.databricks.lineage['c.s.t'] = {
        upstreams: [
          end('hr', 'salaries', {
            jobInfos: [{ workspace_id: 11, job_id: 7 }],
          }),
          end('c', 'seen'),
          end('hr', 'bonuses'),
        ],
      };
      bench.conditions = {
        resourceType: 'unity-catalog-object',
        rule: 'IS_IN_CATALOG',
        params: { catalogs: ['c'] },
      };
      const { body } = await bench.get('lineage', LINEAGE);
      expect(body.upstreams).toEqual([
        { catalog: '', schema: '', table: 'hidden table 1', hidden: true },
        expect.objectContaining({ catalog: 'c', table: 'seen' }),
        { catalog: '', schema: '', table: 'hidden table 2', hidden: true },
      ]);
    });
  });

  describe('GET /unity-catalog/bindings', () => {
    beforeEach(() => {
      bench.databricks.catalogs = {
        bad: { boundTo: [first], schemas: {} },
        both: { boundTo: [first, second], schemas: {} },
        far: { boundTo: [second], schemas: {} },
        open: { schemas: {} },
      };
      const refused = { error_code: 'PERMISSION_DENIED', message: 'not yours' };
      bench.databricks.intercept = ({ path }) =>
        path.endsWith('/bindings/catalog/bad')
          ? { status: 403, body: refused }
          : undefined;
    });

    it('tells who may use what; a catalog that fails is a row that says so', async () => {
      const { body } = await bench.get('bindings', { metastore: 'm-1' });
      expect(body).toEqual({
        workspaces: [
          { id: first, name: `ws-${first}` },
          { id: second, name: `ws-${second}` },
        ],
        items: [
          {
            catalog: 'bad',
            open: false,
            bindings: [],
            failed: expect.stringContaining('not yours'),
          },
          {
            catalog: 'both',
            open: false,
            bindings: [
              { workspaceId: first, readOnly: false },
              { workspaceId: second, readOnly: true },
            ],
          },
          {
            catalog: 'far',
            open: false,
            bindings: [{ workspaceId: second, readOnly: true }],
          },
          { catalog: 'open', open: true, bindings: [] },
        ],
        age: { readAt: expect.any(String), stale: false },
        errors: [],
      });
    });

    it('is paged by catalogs, and looks for their names', async () => {
      const names: string[] = [];
      let pageToken: string | undefined;
      do {
        const { body } = await bench.get('bindings', {
          metastore: 'm-1',
          limit: 3,
          pageToken,
        });
        names.push(
          ...body.items.map((row: { catalog: string }) => row.catalog),
        );
        pageToken = body.nextPageToken;
      } while (pageToken);
      expect(names).toEqual(['bad', 'both', 'far', 'open']);
      const { body } = await bench.get('bindings', {
        metastore: 'm-1',
        q: 'FA',
      });
      expect(body.items).toHaveLength(1);
    });

    it('leaves out catalogs that the caller may not see', async () => {
      bench.conditions = {
        resourceType: 'unity-catalog-object',
        rule: 'IS_IN_CATALOG',
        params: { catalogs: ['far'] },
      };
      const { body } = await bench.get('bindings', { metastore: 'm-1' });
      expect(body.items).toEqual([expect.objectContaining({ catalog: 'far' })]);
      expect(bench.databricks.asked()).toHaveLength(2);
    });
  });

  describe('GET /unity-catalog/metastores', () => {
    it('lists them with their workspaces, owners and entities', async () => {
      bench.entities = [
        {
          apiVersion: 'backstage.io/v1alpha1',
          kind: 'Group',
          metadata: { name: 'metastore-admins' },
          spec: { type: 'team' },
        },
        {
          apiVersion: 'backstage.io/v1alpha1',
          kind: 'Resource',
          metadata: {
            name: 'west',
            annotations: { 'lakeport.dev/metastore-id': 'm-1' },
          },
          spec: { type: 'databricks-metastore' },
        },
      ];
      const { body } = await bench.get('metastores');
      expect(body).toEqual({
        items: [
          {
            id: 'm-1',
            name: 'west',
            accountId: FakeUnityCatalog.accountId,
            region: 'us-west-2',
            owner: {
              name: 'metastore-admins',
              entityRef: 'group:default/metastore-admins',
            },
            storageRoot: 's3://root',
            entityRef: 'resource:default/west',
            workspaces: [first, second].map(id => ({
              id,
              name: `ws-${id}`,
              status: 'RUNNING',
              url: bench.databricks.workspaceUrl(id),
            })),
          },
        ],
        readAs: 'portal',
        age: { readAt: expect.any(String), stale: false },
        errors: [],
      });
    });

    it('names a source that fails, and the catalog when it does not answer', async () => {
      bench.catalogError = new Error('no catalog today');
      bench.databricks.intercept = ({ path }) =>
        path.endsWith('/metastores')
          ? { status: 403, body: { error_code: 'X', message: 'no admin' } }
          : undefined;
      const { status, body } = await bench.get('metastores');
      expect([status, body.items]).toEqual([200, []]);
      expect(body.errors).toEqual([
        { source: 'entities of metastores', message: 'no catalog today' },
        {
          source: `metastores of account ${FakeUnityCatalog.accountId}`,
          message: expect.stringContaining('no admin'),
        },
      ]);
    });
  });

  describe('of a workspace that is configured by itself', () => {
    it('is read without its account', async () => {
      bench.reset({ lone: true });
      bench.databricks.catalogs = { c: { schemas: { s: {} } } };
      const { body } = await bench.get('metastores');
      expect(body.items).toEqual([
        {
          id: 'm-1',
          name: 'west',
          workspaces: [
            {
              id: first,
              name: 'lone',
              status: 'RUNNING',
              url: `${bench.databricks.server.url}/lone`,
            },
          ],
        },
      ]);
      const { body: schemas } = await bench.get('objects', {
        metastore: 'm-1',
        kind: 'schema',
        catalog: 'c',
      });
      expect(schemas.items).toHaveLength(1);
    });

    it('says so when it does not tell its id', async () => {
      bench.reset({ lone: true });
      bench.databricks.intercept = ({ path }) =>
        path.endsWith('/Me') ? { body: { id: 1 } } : undefined;
      const { body } = await bench.get('metastores');
      expect(body.errors).toEqual([
        {
          source: 'workspace lone',
          message: expect.stringContaining('X-Databricks-Org-Id'),
        },
      ]);
    });
  });

  describe('read with people’s own tokens', () => {
    const catalogs = { metastore: 'm-1', kind: 'catalog' };
    const as = (token: string) => ({ 'X-Databricks-Token': token });
    const senders = () =>
      bench.databricks.server.seen
        .filter(({ path }) => path.includes('/unity-catalog/'))
        .map(({ headers }) => headers.authorization);

    beforeEach(() => {
      bench.reset({ config: { readAs: 'user' } });
      bench.databricks.catalogs = { c: { schemas: { s: {} } } };
    });

    it('says what a request lacks', async () => {
      const { status, body } = await bench.get('objects', catalogs);
      expect([status, body.error.message]).toEqual([
        401,
        expect.stringContaining(
          'lacks the header X-Databricks-Token with your Databricks token',
        ),
      ]);
      expect((await bench.get('metastores')).body.readAs).toBe('user');
    });

    it('asks with the token, and keeps what each person is told apart', async () => {
      const get = (token: string) =>
        bench.get('objects', catalogs, as(token)).expect(200);
      await get('of-ada');
      await get('of-ada');
      await get('of-bob');
      expect(senders()).toEqual(['Bearer of-ada', 'Bearer of-bob']);
      expect(bench.logged.join()).not.toMatch(/of-(ada|bob)/);
    });

    it('asks a workspace that is configured by itself with the token, too', async () => {
      bench.reset({ lone: true, config: { readAs: 'user' } });
      bench.databricks.catalogs = { c: { schemas: {} } };
      await bench.get('objects', catalogs, as('of-ada')).expect(200);
      expect(senders().slice(1)).toEqual(['Bearer of-ada']);
    });

    it('applies the policy as well', async () => {
      bench.denied = true;
      await bench.get('objects', catalogs, as('of-ada')).expect(403);
      expect(senders()).toEqual([]);
    });

    it.each([
      [401, 401, 'does not take the token'],
      [403, 403, 'does not let you see this'],
    ])('passes on a %s', async (upstream, status, message) => {
      bench.databricks.intercept = ({ path }) =>
        path.includes('/unity-catalog/')
          ? { status: upstream, body: { error_code: 'X', message: 'because' } }
          : undefined;
      const { body } = await bench
        .get('objects', catalogs, as('of-ada'))
        .expect(status);
      expect(body.error.message).toContain(message);
      expect(JSON.stringify([body, bench.logged])).not.toContain('of-ada');
    });
  });
});
