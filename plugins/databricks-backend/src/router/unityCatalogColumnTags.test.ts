import { FakeUnityCatalog } from '../__testUtils__/FakeUnityCatalog';
import { TestClock } from '../__testUtils__/TestClock';
import { UnityBench } from '../__testUtils__/UnityBench';

const TAGS = 'entity-tag-assignments/columns/';

describe('GET /unity-catalog/column-tags', () => {
  let bench: UnityBench;
  beforeAll(async () => {
    bench = await UnityBench.start();
  });
  afterAll(() => bench.stop());

  const hold = (
    names: { catalog: string; schema: string; table: string },
    columns: string[],
  ) => {
    bench.databricks.catalogs = {
      [names.catalog]: {
        schemas: {
          [names.schema]: {
            tables: [
              {
                name: names.table,
                columns: columns.map((name, position) => ({ name, position })),
              },
            ],
          },
        },
      },
    };
  };
  const many = Array.from({ length: 130 }, (_, i) => `c${i}`);
  const place = { catalog: 'sales', schema: 'raw', table: 'orders' };
  const get = (query: Record<string, string | number> = {}, headers = {}) =>
    bench.get('column-tags', { metastore: 'm-1', ...place, ...query }, headers);
  const askedTags = () =>
    bench.databricks.asked().filter(path => path.includes(TAGS));

  beforeEach(() => {
    bench.reset();
    hold(place, ['id', 'mail', 'day']);
    bench.databricks.tags = {
      'columns/sales.raw.orders.id': [{ tag_key: 'reviewed' }],
      'columns/sales.raw.orders.mail': [
        { tag_key: 'pii', tag_value: 'mail' },
        { tag_key: 'class', tag_value: 'secret' },
      ],
    };
  });

  it('tells the tags of each column, in the order of columns', async () => {
    const { status, body } = await get();
    expect([status, body]).toEqual([
      200,
      {
        items: [
          { name: 'id', tags: [{ key: 'reviewed' }] },
          {
            name: 'mail',
            tags: [
              { key: 'pii', value: 'mail' },
              { key: 'class', value: 'secret' },
            ],
          },
          { name: 'day', tags: [] },
        ],
        totalItems: 3,
        via: expect.objectContaining({ id: FakeUnityCatalog.first }),
        age: { readAt: expect.any(String), stale: false },
        errors: [],
      },
    ]);
  });

  it('reads so many columns as were asked for, and no others', async () => {
    hold(place, many);
    const names = async (query: Record<string, number>) => {
      const { body } = await get(query);
      expect(body.totalItems).toBe(130);
      return body.items.map(({ name }: { name: string }) => name);
    };
    expect(await names({})).toEqual(many.slice(0, 50));
    expect(askedTags()).toHaveLength(50);
    expect(await names({ limit: 100, offset: 100 })).toEqual(many.slice(100));
    expect(askedTags()).toHaveLength(80);
    expect(await names({ offset: 130 })).toEqual([]);
    const { status } = await get({ limit: 101 });
    expect(status).toBe(400);
  });

  it('asks Databricks once for all who ask, and keeps the answer for a while', async () => {
    const answers = await Promise.all(Array.from({ length: 20 }, () => get()));
    expect(answers.map(({ status }) => status)).toEqual(Array(20).fill(200));
    await get();
    expect(askedTags()).toHaveLength(3);
  });

  it('keeps what is read with one person’s rights from others', async () => {
    bench.reset({ config: { readAs: 'user' } });
    hold(place, ['id']);
    const as = (token: string) => get({}, { 'X-Databricks-Token': token });
    expect((await get()).status).toBe(401);
    await as('one');
    await as('one');
    await as('two');
    expect(askedTags()).toHaveLength(2);
  });

  it.each([
    ['quotes', `it's "mine"`],
    ['slashes', 'a/b\\c/../d'],
    ['what URLs and paths mean something by', '%2F?x=1&y#z;+ '],
    ['other scripts', 'Größe 表 🧱 e\u0301'],
    ['dots', 'address.city.name'],
    ['255 characters', '表'.repeat(255)],
  ])('carries names with %s unharmed', async (_, name) => {
    // No catalog, schema or table has a dot in its name, only columns have.
    const part = name.replaceAll('.', '');
    const odd = { catalog: part, schema: part, table: part };
    hold(odd, [name]);
    bench.databricks.tags = {
      [`columns/${part}.${part}.${part}.${name}`]: [{ tag_key: name }],
    };
    const { status, body } = await get(odd);
    expect([status, body.items, body.errors]).toEqual([
      200,
      [{ name, tags: [{ key: name }] }],
      [],
    ]);
  });

  it('tells what it could read beside what it could not', async () => {
    bench.databricks.intercept = ({ path }) =>
      path.includes(`${TAGS}sales.raw.orders.mail`)
        ? {
            status: 403,
            body: { error_code: 'PERMISSION_DENIED', message: 'no ASSIGN' },
          }
        : undefined;
    const { status, body } = await get();
    expect([status, body.items]).toEqual([
      200,
      [
        { name: 'id', tags: [{ key: 'reviewed' }] },
        { name: 'mail' },
        { name: 'day', tags: [] },
      ],
    ]);
    expect(body.errors).toEqual([
      {
        source: 'tags of column mail',
        message: expect.stringContaining('no ASSIGN'),
      },
    ]);
  });

  it('does not go on asking a Databricks that fails', async () => {
    hold(place, many);
    bench.databricks.intercept = ({ path }) =>
      path.includes(TAGS)
        ? {
            status: 404,
            body: { error_code: 'ENDPOINT_NOT_FOUND', message: 'no tags here' },
          }
        : undefined;
    const { status, body } = await get({ limit: 100 });
    expect(status).toBe(200);
    expect(body.items).toEqual(many.slice(0, 100).map(name => ({ name })));
    expect(body.errors).toHaveLength(2);
    expect(JSON.stringify(body.errors)).toContain('no tags here');
    // Those that were under way when the fourth failed may have failed as well.
    expect(JSON.stringify(body.errors)).toMatch(/c\d, c\d, c\d and 9\d more/);
    expect(new Set(askedTags()).size).toBeLessThan(10);
  });

  it('tells what was read last when Databricks fails, and says so', async () => {
    const clock = TestClock.start();
    try {
      bench.reset();
      hold(place, ['id']);
      bench.databricks.tags = {
        'columns/sales.raw.orders.id': [{ tag_key: 'reviewed' }],
      };
      await get();
      clock.later(6 * 60_000);
      bench.databricks.intercept = ({ path }) =>
        path.includes(TAGS) ? { status: 500, body: {} } : undefined;
      const { body } = await get();
      expect(body.items[0].tags).toEqual([{ key: 'reviewed' }]);
      expect(body.age.stale).toBe(true);
      expect(body.errors).not.toEqual([]);
    } finally {
      clock.stop();
    }
  });

  it('has nothing to tell of a table without columns', async () => {
    hold(place, []);
    const { body } = await get();
    expect([body.items, body.totalItems]).toEqual([[], 0]);
  });

  it('reads no tag of a table that is not there or closed', async () => {
    expect((await get({ table: 'none' })).status).toBe(404);
    bench.databricks.intercept = ({ path }) =>
      path.includes('/tables/')
        ? {
            status: 403,
            body: { error_code: 'PERMISSION_DENIED', message: 'no' },
          }
        : undefined;
    expect((await get()).status).toBe(403);
    expect(askedTags()).toEqual([]);
  });
});
