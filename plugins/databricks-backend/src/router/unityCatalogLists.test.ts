import { FakeUnityCatalog } from '../__testUtils__/FakeUnityCatalog';
import { TestClock } from '../__testUtils__/TestClock';
import { UnityBench } from '../__testUtils__/UnityBench';
import { many, namesOf } from '../__testUtils__/unityObjects';
import { ownedTables, owningEntities } from '../__testUtils__/unityOwners';

const { first, second } = FakeUnityCatalog;

/** What every layer has to leave as it is. */
const ODD = [
  `o'hara "q"`,
  'a/b',
  '100%_off\\',
  'größe-表-🚢',
  'with space+plus&amp;?#',
  'x'.repeat(255),
];

describe('GET /unity-catalog/objects', () => {
  let bench: UnityBench;
  beforeAll(async () => {
    bench = await UnityBench.start();
  });
  afterAll(() => bench.stop());
  beforeEach(() => bench.reset());
  const { catalog, tables } = {
    catalog: { metastore: 'm-1', kind: 'catalog' },
    tables: { metastore: 'm-1', kind: 'table', catalog: 'c', schema: 's' },
  };

  it('tells what a list knows, and through which workspace', async () => {
    bench.databricks.catalogs = {
      c: {
        schemas: {
          s: {
            tables: [
              {
                name: 'orders',
                owner: 'ada@example.com',
                comment: 'as they come',
                table_type: 'VIEW',
                data_source_format: 'DELTA',
                updated_at: 1764547200000,
              },
            ],
          },
        },
      },
    };
    const { body } = await bench.get('objects', tables);
    expect(body).toEqual({
      items: [
        {
          kind: 'table',
          name: 'orders',
          fullName: 'c.s.orders',
          catalog: 'c',
          schema: 's',
          type: 'VIEW',
          format: 'DELTA',
          comment: 'as they come',
          owner: { name: 'ada@example.com' },
          updatedAt: '2025-12-01T00:00:00.000Z',
        },
      ],
      via: {
        id: first,
        name: `ws-${first}`,
        url: bench.databricks.workspaceUrl(first),
      },
      age: { readAt: expect.any(String), stale: false },
      errors: [],
    });
  });

  it('asks for one page, whatever the list holds, and once for all who ask', async () => {
    bench.databricks.catalogs = {
      c: { schemas: { s: { tables: many(5_000) } } },
    };
    const answers = await Promise.all(
      Array.from({ length: 20 }, () => bench.get('objects', tables)),
    );
    expect(answers.map(({ body }) => body.items.length)).toEqual(
      Array.from({ length: 20 }, () => 50),
    );
    expect(bench.databricks.asked()).toEqual([
      `${first} tables?catalog_name=c&schema_name=s&include_browse=true&omit_columns=true&omit_properties=true&max_results=50`,
    ]);
    await bench.get('objects', tables);
    expect(bench.databricks.asked()).toHaveLength(1);
  });

  it.each([
    ['table', 'tables'],
    ['volume', 'volumes'],
    ['function', 'functions'],
    ['model', 'registered_models'],
  ])('pages through every %s', async (kind, key) => {
    bench.databricks.pageSize = 7;
    bench.databricks.catalogs = { c: { schemas: { s: { [key]: many(30) } } } };
    const { items, pages } = await bench.all('objects', {
      ...tables,
      kind,
      limit: 10,
    });
    expect(namesOf(items)).toEqual(namesOf(many(30)));
    expect(pages).toEqual([7, 7, 7, 7, 2]);
  });

  it('gives no more than was asked for, also when Databricks does', async () => {
    bench.databricks.catalogs = { c: { schemas: { s: { tables: many(9) } } } };
    const { intercept } = bench.databricks;
    bench.databricks.intercept = request => {
      request.query.delete('max_results');
      return intercept(request);
    };
    const { items, pages } = await bench.all('objects', {
      ...tables,
      limit: 4,
    });
    expect(namesOf(items)).toEqual(namesOf(many(9)));
    expect(pages).toEqual([4, 4, 1]);
  });

  it('goes on with pages of another size', async () => {
    bench.databricks.pageSize = 1_000;
    const names = Array.from(
      { length: 160 },
      (_, n) => `s${String(n).padStart(3, '0')}`,
    );
    bench.databricks.catalogs = {
      sales: { schemas: Object.fromEntries(names.map(name => [name, {}])) },
    };
    const of = { metastore: 'm-1', kind: 'schema', catalog: 'sales' };
    const { body: one } = await bench.get('objects', of);
    const { body: two } = await bench.get('objects', {
      ...of,
      limit: 100,
      pageToken: one.nextPageToken,
    });
    const { body: three } = await bench.get('objects', {
      ...of,
      pageToken: two.nextPageToken,
    });
    const pages = [one, two, three].map(({ items }) => namesOf(items));
    expect(pages.map(({ length }) => length)).toEqual([50, 100, 10]);
    expect(pages.flat()).toEqual(names);
  });

  it('passes over empty pages that have followers', async () => {
    const page = (names: string[], next?: string) => ({
      body: {
        tables: names.map(name => ({
          name,
          catalog_name: 'c',
          schema_name: 's',
        })),
        ...(next && { next_page_token: next }),
      },
    });
    bench.databricks.intercept = ({ path, query }) => {
      if (!path.endsWith('/tables')) {
        return undefined;
      }
      switch (query.get('page_token')) {
        case null:
          return page([], '1');
        case '1':
          return page(['a'], '2');
        case '2':
          return page([], '3');
        default:
          return page([]);
      }
    };
    const { items, pages } = await bench.all('objects', tables);
    expect([namesOf(items), pages]).toEqual([['a'], [1, 0]]);
  });

  it('ends a list whose tokens go in a circle, and says so', async () => {
    bench.databricks.intercept = ({ path, query }) => {
      const at = Number(query.get('page_token') ?? 0);
      return path.endsWith('/tables')
        ? {
            body: {
              tables: [{ name: `t${at}`, catalog_name: 'c', schema_name: 's' }],
              next_page_token: String(at === 3 ? 2 : at + 1),
            },
          }
        : undefined;
    };
    const names: string[] = [];
    const errors: unknown[] = [];
    let pageToken: string | undefined;
    do {
      const { body } = await bench.get('objects', { ...tables, pageToken });
      names.push(...namesOf(body.items));
      errors.push(...body.errors);
      pageToken = body.nextPageToken;
    } while (pageToken);
    expect(names).toEqual(['t0', 't1', 't2', 't3']);
    expect(errors).toEqual([
      {
        source: 'tables of ws-11',
        message: expect.stringContaining('had given before'),
      },
    ]);
  });

  it('says so when a page names itself as the next', async () => {
    bench.databricks.intercept = ({ path }) =>
      path.endsWith('/tables')
        ? {
            body: {
              tables: [{ name: 't', catalog_name: 'c', schema_name: 's' }],
              next_page_token: 'again',
            },
          }
        : undefined;
    const { body } = await bench.get('objects', tables);
    expect(namesOf(body.items)).toEqual(['t']);
    const { status, body: refused } = await bench.get('objects', {
      ...tables,
      pageToken: body.nextPageToken,
    });
    expect([status, refused.error.message]).toEqual([
      503,
      expect.stringContaining('the same page token twice'),
    ]);
  });

  it('passes over a workspace that does not answer', async () => {
    const { timeout } = AbortSignal;
    const deadline = jest
      .spyOn(AbortSignal, 'timeout')
      .mockImplementation(ms => timeout.call(AbortSignal, ms / 100));
    try {
      bench.databricks.catalogs = { c: { schemas: {} } };
      bench.databricks.intercept = ({ path }) =>
        path.startsWith(`/w/${first}/api`) ? { fault: 'hang' } : undefined;
      const { body } = await bench.get('objects', catalog);
      expect([namesOf(body.items), body.via.id]).toEqual([['c'], second]);

      const hung = { ...catalog, workspace: first };
      const { status, body: late } = await bench.get('objects', hung);
      expect([status, late.error.message]).toEqual([
        503,
        expect.stringContaining('could not be read'),
      ]);
    } finally {
      deadline.mockRestore();
    }
  });

  it('takes no page token of another list', async () => {
    bench.databricks.catalogs = {
      c: { schemas: { s: { tables: many(99) }, r: { tables: many(99) } } },
    };
    const { body } = await bench.get('objects', tables);
    const { status, body: refused } = await bench.get('objects', {
      ...tables,
      schema: 'r',
      pageToken: body.nextPageToken,
    });
    expect([status, refused.error.message]).toEqual([
      400,
      expect.stringContaining('not one of this list'),
    ]);
  });

  it('says what Databricks finds wrong with a token', async () => {
    bench.databricks.catalogs = { c: { schemas: { s: { tables: many(99) } } } };
    const { body } = await bench.get('objects', tables);
    bench.databricks.intercept = ({ query }) =>
      query.has('page_token')
        ? {
            status: 400,
            body: {
              error_code: 'INVALID_PARAMETER_VALUE',
              message: 'page_token is too old',
            },
          }
        : undefined;
    const { status, body: refused } = await bench.get('objects', {
      ...tables,
      pageToken: body.nextPageToken,
    });
    expect([status, refused.error.message]).toEqual([
      400,
      expect.stringContaining('page_token is too old'),
    ]);
  });

  it.each([
    [{ kind: 'catalog', catalog: 'c' }, 'catalog has no meaning'],
    [{ kind: 'schema' }, 'catalog is missing'],
    [{ kind: 'table' }, 'catalog is missing and schema is missing'],
    [{ kind: 'volume', catalog: 'c', q: 'x' }, 'schema is missing'],
    [{ kind: 'schema', catalog: 'c', schema: 's' }, 'schema has no meaning'],
  ])('says what is wrong with %j', async (query, problem) => {
    const { status, body } = await bench.get('objects', {
      metastore: 'm-1',
      ...query,
    });
    expect([status, body.error.message]).toEqual([
      400,
      expect.stringContaining(problem),
    ]);
  });

  it('tells what Databricks has none of', async () => {
    bench.databricks.catalogs = { c: { schemas: {} } };
    const { status, body } = await bench.get('objects', tables);
    expect([status, body.error.message]).toEqual([
      404,
      expect.stringContaining("SCHEMA 'c.s' does not exist"),
    ]);
  });

  describe('by name', () => {
    it('finds catalogs over the whole list, in any case', async () => {
      bench.databricks.catalogs = Object.fromEntries(
        [...many(1_200, 'c'), { name: 'Needle' }].map(({ name }) => [
          name,
          { schemas: {} },
        ]),
      );
      const { body } = await bench.get('objects', { ...catalog, q: 'nEED' });
      expect(namesOf(body.items)).toEqual(['Needle']);
      expect(body.nextPageToken).toBeUndefined();
      // Three pages of 500.
      expect(bench.databricks.asked()).toHaveLength(3);
    });

    it('reads on behind an answer, so that what is typed next is there', async () => {
      bench.databricks.catalogs = {
        c: {
          schemas: Object.fromEntries(
            many(2_000, 's').map(({ name }) => [name, {}]),
          ),
        },
      };
      const schemas = { metastore: 'm-1', kind: 'schema', catalog: 'c' };
      const { items, pages } = await bench.all('objects', {
        ...schemas,
        q: 's',
        limit: 200,
      });
      expect(namesOf(items)).toEqual(namesOf(many(2_000, 's')));
      expect(pages).toHaveLength(10);
      expect(bench.databricks.asked()).toHaveLength(4);

      bench.databricks.catalogs.c.schemas = {};
      const { body } = await bench.get('objects', { ...schemas, q: 's199' });
      expect(body.items).toHaveLength(10);
      expect(bench.databricks.asked()).toHaveLength(4);
    });

    it('lets Databricks look for tables, in a schema or in all of them', async () => {
      bench.databricks.catalogs = {
        c: {
          owner: 'x',
          schemas: {
            s_1: { tables: [{ name: 'my_orders' }, { name: 'myxorders' }] },
            sx1: { tables: [{ name: 'my_orders' }, { name: 'other' }] },
          },
        },
      };
      const asked = { metastore: 'm-1', kind: 'table', catalog: 'c' };
      const everywhere = await bench.get('objects', { ...asked, q: 'MY_O' });
      expect(everywhere.body.items).toEqual([
        {
          kind: 'table',
          name: 'my_orders',
          fullName: 'c.s_1.my_orders',
          catalog: 'c',
          schema: 's_1',
          type: 'MANAGED',
        },
        expect.objectContaining({ fullName: 'c.sx1.my_orders' }),
      ]);
      const within = await bench.get('objects', {
        ...asked,
        schema: 's_1',
        q: 'my_o',
      });
      expect(
        within.body.items.map((item: { fullName: string }) => item.fullName),
      ).toEqual(['c.s_1.my_orders']);
      expect(bench.databricks.asked()).toEqual([
        `${first} table-summaries?catalog_name=c&table_name_pattern=%my\\_o%&max_results=50`,
        `${first} table-summaries?catalog_name=c&schema_name_pattern=s\\_1&table_name_pattern=%my\\_o%&max_results=50`,
      ]);
    });

    it('judges tables that were found by owners and tags that the search does not tell', async () => {
      bench.databricks.catalogs = {
        c: {
          schemas: {
            s: {
              tables: [
                { name: 'mine', owner: 'ada@example.com' },
                { name: 'mint', owner: 'bob@example.com' },
                { name: 'mink', owner: 'ada@example.com' },
              ],
            },
          },
        },
      };
      bench.databricks.tags['tables/c.s.mine'] = [{ tag_key: 'open' }];
      bench.conditions = {
        allOf: [
          {
            resourceType: 'unity-catalog-object',
            rule: 'IS_OWNED_BY',
            params: { owners: ['user:default/ada'] },
          },
          {
            resourceType: 'unity-catalog-object',
            rule: 'HAS_TAG',
            params: { key: 'open' },
          },
        ],
      };
      bench.entities = [
        {
          apiVersion: 'backstage.io/v1alpha1',
          kind: 'User',
          metadata: { name: 'ada' },
          spec: { profile: { email: 'Ada@example.com' } },
        },
      ];
      const { body } = await bench.get('objects', {
        metastore: 'm-1',
        kind: 'table',
        catalog: 'c',
        q: 'mi',
      });
      expect(namesOf(body.items)).toEqual(['mine']);
    });
  });

  describe('of names that mean something elsewhere', () => {
    beforeEach(() => {
      bench.databricks.catalogs = Object.fromEntries(
        ODD.map(name => [
          name,
          {
            schemas: Object.fromEntries(
              ODD.map(schema => [
                schema,
                { tables: ODD.map(table => ({ name: table, owner: table })) },
              ]),
            ),
          },
        ]),
      );
    });

    it.each(ODD)('leaves %s as it is', async name => {
      const asked = { metastore: 'm-1', catalog: name };
      const schemas = await bench.all('objects', {
        ...asked,
        kind: 'schema',
        limit: 1,
      });
      expect(namesOf(schemas.items)).toEqual(ODD);
      const listed = await bench.all('objects', {
        ...asked,
        kind: 'table',
        schema: name,
        limit: 2,
      });
      expect(namesOf(listed.items)).toEqual(ODD);
      const { body } = await bench.get('object', {
        ...asked,
        kind: 'table',
        schema: name,
        name,
      });
      expect(body.object).toMatchObject({
        catalog: name,
        schema: name,
        name,
        owner: { name },
      });
      for (const kind of ['catalog', 'schema', 'table']) {
        const found = await bench.get('objects', {
          metastore: 'm-1',
          kind,
          ...(kind !== 'catalog' && { catalog: name }),
          ...(kind === 'table' && { schema: name }),
          q: name,
        });
        expect(namesOf(found.body.items)).toEqual([name]);
      }
    });
  });

  describe('with owners', () => {
    beforeEach(() => {
      bench.databricks.catalogs = {
        c: { schemas: { s: { tables: ownedTables } } },
      };
      bench.entities = owningEntities;
    });

    it('resolves those that the catalog has one of, and leaves names to the rest', async () => {
      const { body } = await bench.get('objects', tables);
      expect(body.items.map(({ owner }: { owner?: object }) => owner)).toEqual([
        { name: 'ADA@example.com', entityRef: 'user:default/ada' },
        { name: 'Data Engineers', entityRef: 'group:default/data-engineers' },
        { name: 'twins' },
        { name: '2f3c-application-id' },
        undefined,
        // A user and a group.
        { name: 'team@example.com' },
      ]);
      await bench.get('objects', tables);
      expect(bench.catalogQuestions).toBe(1);
    });

    it('leaves names to all when the catalog does not answer', async () => {
      bench.catalogError = new Error('no catalog today');
      const { status, body } = await bench.get('objects', tables);
      expect([status, body.items[0].owner, body.errors]).toEqual([
        200,
        { name: 'ADA@example.com' },
        [
          {
            source: 'users and groups of the catalog',
            message: 'no catalog today',
          },
        ],
      ]);
    });
  });

  it('says that what it gives is being read anew, and reads it for who asks for that', async () => {
    const clock = TestClock.start();
    try {
      // With caches that look at this clock.
      bench.reset();
      const holds = (count: number) => {
        bench.databricks.catalogs = {
          c: { schemas: { s: { tables: many(count) } } },
        };
      };
      holds(1);
      const before = await bench.get('objects', tables);
      expect(before.body.age).not.toHaveProperty('refreshing');
      clock.later(61_000);
      holds(2);
      const { body: kept } = await bench.get('objects', tables);
      expect(namesOf(kept.items)).toEqual(['t0000']);
      expect(kept.age).toEqual({
        readAt: before.body.age.readAt,
        stale: false,
        refreshing: true,
      });
      let next = await bench.get('objects', tables);
      while (next.body.age.refreshing) {
        next = await bench.get('objects', tables);
      }
      expect(namesOf(next.body.items)).toEqual(['t0000', 't0001']);

      holds(3);
      const anew = { ...tables, refresh: 'true' };
      // What was read a moment ago is not read again, whoever asks.
      const soon = await bench.get('objects', anew);
      expect(soon.body.items).toHaveLength(2);
      clock.later(6_000);
      const { body: refreshed } = await bench.get('objects', anew);
      expect(refreshed.items).toHaveLength(3);
    } finally {
      clock.stop();
    }
  });

  it('gives what was told before when Databricks fails, and never what is refused since', async () => {
    const clock = TestClock.start();
    try {
      bench.reset();
      bench.databricks.catalogs = {
        c: { schemas: { s: { tables: many(1) } } },
      };
      await bench.get('objects', tables);
      clock.later(60 * 60_000);
      const answer = (status: number, error_code: string) => {
        bench.databricks.intercept = ({ path }) =>
          path.endsWith('/tables')
            ? { status, body: { error_code, message: 'ouch' } }
            : undefined;
      };
      answer(500, 'INTERNAL_ERROR');
      const failed = await bench.get('objects', tables);
      expect(failed.body).toMatchObject({
        items: [{ name: 't0000' }],
        age: { stale: true },
        errors: [
          {
            source: 'workspace ws-11',
            message: expect.stringContaining('ouch'),
          },
        ],
      });
      clock.later(60_000);
      answer(403, 'PERMISSION_DENIED');
      expect((await bench.get('objects', tables)).status).toBe(403);
      answer(500, 'INTERNAL_ERROR');
      clock.later(60 * 60_000);
      expect((await bench.get('objects', tables)).status).toBe(403);
    } finally {
      clock.stop();
    }
  });
});
