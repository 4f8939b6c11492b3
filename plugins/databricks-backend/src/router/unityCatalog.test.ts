import { FakeUnityCatalog } from '../__testUtils__/FakeUnityCatalog';
import { TestClock } from '../__testUtils__/TestClock';
import { nobody, UnityBench } from '../__testUtils__/UnityBench';
import { inSchema, many, namesOf } from '../__testUtils__/unityObjects';

const { first, second } = FakeUnityCatalog;

const catalog = { metastore: 'm-1', kind: 'catalog' };
const tables = { metastore: 'm-1', kind: 'table', catalog: 'c', schema: 's' };

/** Workspace 11 does not let the portal in. */
const notAssignedTo11: UnityBench['databricks']['intercept'] = ({ path }) =>
  path.startsWith('/w/11/') && path.includes('/api/2.')
    ? {
        status: 401,
        body: { error_code: 'UNAUTHENTICATED', message: 'not assigned' },
      }
    : undefined;

const place = { metastore: 'm-1', catalog: 'sales' };
const inRaw = { ...place, schema: 'raw' };
const ORDERS = { ...inRaw, kind: 'table', name: 'orders' };

/** Every route with a question that has an answer. */
const routes: Array<[string, Record<string, string>]> = [
  ['metastores', {}],
  ['objects', { metastore: 'm-1', kind: 'catalog' }],
  ['object', ORDERS],
  ['grants', ORDERS],
  ['lineage', { ...inRaw, table: 'orders' }],
  ['column-tags', { ...inRaw, table: 'orders' }],
  ['bindings', { metastore: 'm-1' }],
];
const aboutOne = routes.filter(([path]) =>
  ['object', 'grants', 'lineage', 'column-tags'].includes(path),
);

describe('/unity-catalog', () => {
  let bench: UnityBench;
  beforeAll(async () => {
    bench = await UnityBench.start();
  });
  afterAll(() => bench.stop());
  beforeEach(() => {
    bench.reset();
    bench.databricks.catalogs = {
      hr: { owner: 'people-team', schemas: { pay: { owner: 'people-team' } } },
      sales: {
        owner: 'data-engineers',
        schemas: {
          mart: { owner: 'ada@example.com', tables: [{ name: 'totals' }] },
          raw: {
            owner: 'data-engineers',
            tables: [
              {
                name: 'orders',
                owner: 'ada@example.com',
                table_type: 'MANAGED',
                comment: 'as they come',
                columns: [{ name: 'id', type_text: 'bigint', position: 0 }],
              },
              { name: 'returns', owner: 'nobody-knows' },
            ],
          },
        },
      },
    };
  });

  describe.each(routes)('%s', (path, query) => {
    it('is for people and services that are signed in', async () => {
      expect((await bench.get(path, query, nobody)).status).toBe(401);
      expect(bench.databricks.server.seen).toEqual([]);
    });

    it('is for who has the permission', async () => {
      bench.denied = true;
      const { status, body } = await bench.get(path, query);
      expect([status, body.error.message]).toEqual([
        403,
        'You lack the permission databricks.catalog.read',
      ]);
      expect(bench.databricks.server.seen).toEqual([]);
    });

    it('is answered', async () => {
      expect((await bench.get(path, query)).status).toBe(200);
    });

    it('says so when app-config is wrong', async () => {
      bench.reset({
        config: {
          problems: [
            { path: 'databricks.unityCatalog.readAs', message: 'is wrong' },
          ],
        },
      });
      const { status, body } = await bench.get(path, query);
      expect([status, body.error.message]).toEqual([
        503,
        expect.stringContaining('databricks.unityCatalog.readAs is wrong'),
      ]);
    });
  });

  describe.each(aboutOne)('%s of one object', (path, query) => {
    it.each([
      [
        'by catalog',
        { rule: 'IS_IN_CATALOG', params: { catalogs: ['hr'] } },
        403,
      ],
      [
        'by catalog, the right one',
        { rule: 'IS_IN_CATALOG', params: { catalogs: ['Sales'] } },
        200,
      ],
      [
        'by owner',
        { rule: 'IS_OWNED_BY', params: { owners: ['ada@example.com'] } },
        200,
      ],
      [
        'by another owner',
        { rule: 'IS_OWNED_BY', params: { owners: ['user:default/mock'] } },
        403,
      ],
      ['by tag', { rule: 'HAS_TAG', params: { key: 'open' } }, 403],
    ])('is as conditions %s say', async (_, condition, expected) => {
      bench.conditions = {
        resourceType: 'unity-catalog-object',
        ...condition,
      };
      const { status, body } = await bench.get(path, query);
      expect([status, body.error?.message]).toEqual([
        expected,
        expected === 403
          ? 'You lack the permission databricks.catalog.read for unity-catalog:m-1/table/sales/raw/orders'
          : undefined,
      ]);
    });

    it('is refused when the facts of a rule cannot be read, also within a not', async () => {
      bench.databricks.intercept = ({ path: asked }) =>
        asked.includes('entity-tag-assignments')
          ? { status: 500, body: { error_code: 'INTERNAL', message: 'no' } }
          : undefined;
      bench.conditions = {
        not: {
          rule: 'HAS_TAG',
          resourceType: 'unity-catalog-object',
          params: { key: 'secret' },
        },
      };
      expect((await bench.get(path, query)).status).toBe(403);
    });

    it('goes by tags of the catalog around it', async () => {
      bench.databricks.tags['catalogs/sales'] = [{ tag_key: 'open' }];
      bench.conditions = {
        rule: 'HAS_TAG',
        resourceType: 'unity-catalog-object',
        params: { key: 'open' },
      };
      expect((await bench.get(path, query)).status).toBe(200);
    });

    it('does not tell what is missing from what is not allowed', async () => {
      bench.conditions = {
        rule: 'IS_OWNED_BY',
        resourceType: 'unity-catalog-object',
        params: { owners: ['ada@example.com'] },
      };
      const none = { ...query, name: 'none', table: 'none' };
      const asked = Object.fromEntries(
        Object.entries(none).filter(([key]) => key in query),
      );
      expect((await bench.get(path, asked)).status).toBe(403);
    });
  });

  describe.each(routes.slice(1))('%s', (path, query) => {
    it('knows no metastore but those of its sources', async () => {
      const { status, body } = await bench.get(path, {
        ...query,
        metastore: 'm-2',
      });
      expect([status, body.error.message]).toEqual([
        404,
        'There is no metastore m-2 in the configured accounts and workspaces',
      ]);
    });

    it('says that a metastore may be in an account that does not answer', async () => {
      bench.databricks.intercept = ({ path: asked }) =>
        asked.startsWith('/api/2.0/accounts')
          ? { status: 500, body: { error_code: 'INTERNAL', message: 'ouch' } }
          : undefined;
      const { status, body } = await bench.get(path, query);
      expect([status, body.error.message]).toEqual([
        503,
        expect.stringMatching(/Metastore m-1 is in no source.*ouch/),
      ]);
    });

    it('is read through the workspace that is asked for', async () => {
      await bench.get(path, { ...query, workspace: '9007199254740993' });
      const through = bench.databricks
        .asked()
        .map(asked => asked.split(' ')[0]);
      expect([...new Set(through)]).toEqual(['9007199254740993']);
    });

    it('takes no workspace of another metastore', async () => {
      const { status, body } = await bench.get(path, {
        ...query,
        workspace: '12',
      });
      expect([status, body.error.message]).toEqual([
        400,
        'Workspace 12 is not one of metastore west; those are 11 (ws-11), 9007199254740993 (ws-9007199254740993)',
      ]);
    });

    it('passes over workspaces that do not run', async () => {
      bench.databricks.statuses = {
        '11': 'FAILED',
        '9007199254740993': 'RUNNING',
      };
      expect((await bench.get(path, query)).status).toBe(200);
      expect(
        bench.databricks.asked().every(asked => asked.startsWith('9007')),
      ).toBe(true);
    });

    it('passes over a workspace that does not let the portal in', async () => {
      bench.databricks.intercept = notAssignedTo11;
      expect((await bench.get(path, query)).status).toBe(200);
      bench.databricks.server.seen.length = 0;
      expect((await bench.get(path, query)).status).toBe(200);
      expect(
        bench.databricks.asked().filter(asked => asked.startsWith('11')),
      ).toEqual([]);
      bench.databricks.statuses = { '11': 'RUNNING' };
      const { status, body } = await bench.get(path, {
        ...query,
        workspace: '11',
      });
      expect([status, body.error.message]).toEqual([
        503,
        expect.stringContaining('not assigned'),
      ]);
    });

    it('says so when none runs', async () => {
      bench.databricks.statuses = { '11': 'PROVISIONING' };
      const { status, body } = await bench.get(path, query);
      expect([status, body.error.message]).toEqual([
        503,
        'No workspace of metastore west is running, so nothing of it can be read: ws-11 is PROVISIONING',
      ]);
    });

    it('says what Databricks refuses the portal', async () => {
      bench.databricks.intercept = ({ path: asked }) =>
        asked.startsWith('/w/') && asked.includes('/api/2.')
          ? {
              status: 403,
              body: { error_code: 'PERMISSION_DENIED', message: 'no BROWSE' },
            }
          : undefined;
      const { status, body } = await bench.get(path, query);
      expect([status, body.error.message]).toEqual([
        403,
        expect.stringMatching(/portal's service principal.*no BROWSE/),
      ]);
    });

    it('says so when Databricks fails', async () => {
      bench.databricks.intercept = ({ path: asked }) =>
        asked.startsWith('/w/') && asked.includes('/api/2.')
          ? {
              status: 200,
              headers: { 'Content-Type': 'text/html' },
              body: '<html>',
            }
          : undefined;
      const { status, body } = await bench.get(path, query);
      expect([status, body.error.message]).toEqual([
        503,
        expect.stringContaining('something other than JSON'),
      ]);
    });
  });

  describe('objects of catalogs that are bound to workspaces', () => {
    beforeEach(() => {
      bench.databricks.catalogs = {
        open: { schemas: {} },
        far: { boundTo: [second], schemas: { s: { tables: many(60) } } },
        lost: { boundTo: ['12'], schemas: { s: {} } },
      };
    });

    it('lists them all, and of a workspace those that it may use', async () => {
      const all = await bench.get('objects', catalog);
      expect(namesOf(all.body.items)).toEqual(['open', 'far', 'lost']);
      expect(all.body.items[1].isolationMode).toBe('ISOLATED');
      const here = await bench.get('objects', { ...catalog, workspace: first });
      expect(namesOf(here.body.items)).toEqual(['open']);
    });

    it('reads one through a workspace that may use it, and remembers which', async () => {
      const far = { ...tables, catalog: 'far' };
      const { items } = await bench.all('objects', far);
      expect(namesOf(items)).toEqual(namesOf(many(60)));
      const { body } = await bench.get('objects', {
        metastore: 'm-1',
        kind: 'schema',
        catalog: 'far',
      });
      expect(body.via.id).toBe(second);
      expect(
        bench.databricks.asked().map(asked => asked.split('?')[0]),
      ).toEqual([
        `${first} tables`,
        `${first} bindings/catalog/far`,
        `${second} tables`,
        `${second} tables`,
        `${second} schemas`,
      ]);
    });

    it('asks for the bindings of one at once when a list said that it is bound', async () => {
      await bench.get('objects', catalog);
      const before = bench.databricks.asked().length;
      const { body } = await bench.get('objects', {
        ...tables,
        catalog: 'far',
      });
      expect(body.via.id).toBe(second);
      const asked = bench.databricks
        .asked()
        .slice(before)
        .map(question => question.split('?')[0]);
      expect(asked).toEqual([
        `${first} bindings/catalog/far`,
        `${second} tables`,
      ]);
      // One that is bound to none that is known is asked for all the same.
      const lost = await bench.get('objects', { ...tables, catalog: 'lost' });
      expect(lost.status).toBe(403);
    });

    it('goes straight to the workspace whose list showed it', async () => {
      await bench.get('objects', { ...catalog, workspace: second });
      const before = bench.databricks.asked().length;
      await bench.get('objects', { ...tables, catalog: 'far' });
      expect(
        bench.databricks
          .asked()
          .slice(before)
          .map(question => question.split('?')[0]),
      ).toEqual([`${second} tables`]);
    });

    it('asks another workspace for them when the first does not let the portal in', async () => {
      bench.databricks.statuses['12'] = 'RUNNING';
      await bench.get('objects', catalog);
      bench.databricks.intercept = notAssignedTo11;
      const before = bench.databricks.asked().length;
      const { body } = await bench.get('objects', {
        ...tables,
        catalog: 'far',
      });
      expect(body.via.id).toBe(second);
      expect(
        bench.databricks
          .asked()
          .slice(before)
          .map(question => question.split('?')[0]),
      ).toEqual(
        expect.arrayContaining([
          '12 tables',
          '12 bindings/catalog/far',
          `${second} tables`,
        ]),
      );
    });

    it.each([
      ['was made since the list of them was read', undefined],
      ['did not run when the list of them was read', 'PROVISIONING'],
    ])('reads one through a workspace that %s', async (_, status) => {
      const clock = TestClock.start();
      try {
        // With caches that look at this clock.
        bench.reset();
        bench.databricks.catalogs = {
          young: { boundTo: ['12'], schemas: { s: { tables: many(1) } } },
        };
        if (status) {
          bench.databricks.statuses['12'] = status;
        }
        await bench.get('objects', catalog);
        bench.databricks.statuses['12'] = 'RUNNING';
        clock.later(6_000);
        const { body } = await bench.get('objects', {
          ...tables,
          catalog: 'young',
        });
        expect(namesOf(body.items)).toEqual(['t0000']);
        expect(body.via.id).toBe('12');
      } finally {
        clock.stop();
      }
    });

    it('says so when no workspace runs that may use it', async () => {
      bench.databricks.statuses[second] = 'FAILED';
      const { status, body } = await bench.get('objects', {
        ...tables,
        catalog: 'far',
      });
      expect([status, body.error.message]).toEqual([
        503,
        `Catalog far is bound to workspaces of which none is running: ws-${second} is FAILED`,
      ]);
    });

    it.each([
      ['the workspace that is asked for', { catalog: 'far', workspace: first }],
      ['workspaces that are gone', { catalog: 'lost' }],
    ])('says so when it is closed to %s', async (_, query) => {
      const { status, body } = await bench.get('objects', {
        ...tables,
        ...query,
      });
      expect([status, body.error.message]).toEqual([
        403,
        expect.stringContaining('is not accessible in current workspace'),
      ]);
    });
  });

  describe('objects under conditions', () => {
    beforeEach(() => {
      bench.databricks.catalogs = {
        hr: { schemas: { pay: { tables: many(3) } } },
        sales: {
          schemas: { mart: {}, raw: { tables: many(120) }, tmp: {} },
        },
      };
    });

    it('shows the way down to a schema, and nothing beside it', async () => {
      bench.conditions = inSchema({ catalog: 'sales', schemas: ['raw'] });
      const catalogs = await bench.get('objects', catalog);
      expect(namesOf(catalogs.body.items)).toEqual(['sales']);
      const schemas = { metastore: 'm-1', kind: 'schema', catalog: 'sales' };
      const found = await bench.get('objects', schemas);
      expect(namesOf(found.body.items)).toEqual(['raw']);
      const hr = await bench.get('objects', { ...schemas, catalog: 'hr' });
      expect(hr.body.items).toEqual([]);
    });

    it('takes schemas out and leaves their catalog', async () => {
      bench.conditions = {
        not: inSchema({
          catalog: 'sales',
          schemas: ['raw'],
          withCatalog: false,
        }),
      };
      const { body } = await bench.get('objects', {
        metastore: 'm-1',
        kind: 'schema',
        catalog: 'sales',
      });
      expect(namesOf(body.items)).toEqual(['mart', 'tmp']);
    });

    it('goes on after a page of which nothing is left', async () => {
      bench.databricks.tags['tables/sales.raw.t0110'] = [{ tag_key: 'open' }];
      bench.conditions = {
        resourceType: 'unity-catalog-object',
        rule: 'HAS_TAG',
        params: { key: 'open' },
      };
      const { items, pages } = await bench.all('objects', {
        metastore: 'm-1',
        kind: 'table',
        catalog: 'sales',
        schema: 'raw',
      });
      expect([namesOf(items), pages]).toEqual([['t0110'], [0, 0, 1]]);
    });

    it('keeps a metastore from who may see nothing in it by its id', async () => {
      const within = (...metastoreIds: string[]) => ({
        resourceType: 'unity-catalog-object',
        rule: 'IS_IN_METASTORE',
        params: { metastoreIds },
      });
      const tagged = {
        resourceType: 'unity-catalog-object',
        rule: 'HAS_TAG',
        params: { key: 'open' },
      };
      const seen = async (conditions: UnityBench['conditions']) => {
        bench.conditions = conditions;
        const { body } = await bench.get('metastores');
        const { status } = await bench.get('bindings', { metastore: 'm-1' });
        return [namesOf(body.items), status];
      };
      const all = [['west'], 200];
      const none = [[], 403];
      expect(await seen(within('m-1', 'm-2'))).toEqual(all);
      expect(await seen(within('m-2'))).toEqual(none);
      expect(await seen({ not: within('m-1') })).toEqual(none);
      expect(await seen({ allOf: [within('m-2'), tagged] })).toEqual(none);
      // There may be something that has the tag.
      expect(await seen({ anyOf: [within('m-2'), tagged] })).toEqual(all);
      expect(await seen({ not: tagged })).toEqual(all);
    });

    it('says neither yes nor no by an owner that Databricks does not tell', async () => {
      const ownedBy = (owner: string) => ({
        resourceType: 'unity-catalog-object',
        rule: 'IS_OWNED_BY',
        params: { owners: [owner] },
      });
      bench.databricks.catalogs = {
        c: {
          owner: 'ada',
          schemas: {
            s: {
              owner: 'ada',
              tables: [{ name: 'view' }, { name: 'mine', owner: 'ada' }],
            },
          },
        },
      };
      const seen = async (conditions: UnityBench['conditions']) => {
        bench.conditions = conditions;
        const { body } = await bench.get('objects', tables);
        return namesOf(body.items);
      };
      expect(await seen({ not: ownedBy('bob') })).toEqual(['mine']);
      expect(await seen(ownedBy('bob'))).toEqual([]);
      // Whose the catalog around it is, is told.
      expect(await seen(ownedBy('ada'))).toEqual(['view', 'mine']);
      bench.conditions = { not: ownedBy('bob') };
      const view = await bench.get('object', { ...tables, name: 'view' });
      expect(view.status).toBe(403);
    });

    it('reads nothing of objects for rules that go by names', async () => {
      bench.conditions = inSchema({ catalog: 'sales', schemas: ['raw'] });
      await bench.get('objects', {
        ...tables,
        catalog: 'sales',
        schema: 'raw',
      });
      expect(bench.databricks.asked()).toHaveLength(1);
    });
  });
});
