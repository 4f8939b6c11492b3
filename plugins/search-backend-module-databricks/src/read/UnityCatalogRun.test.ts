import { mockServices } from '@backstage/backend-test-utils';
import { FakeEstate } from '../__testUtils__/FakeEstate';
import { MemoryDocumentStore } from '../__testUtils__/MemoryDocumentStore';
import type { SearchCollatorConfig } from '@lakeport/backstage-plugin-databricks-node';
import type { UnityCatalogDocument } from '../documents/UnityCatalogDocument';
import { UnityCatalogRun } from './UnityCatalogRun';

const ALL = [
  'sales',
  'sales.raw',
  'sales.raw.landing',
  'sales.raw.orders',
  'sales.raw.returns',
];

describe('UnityCatalogRun', () => {
  let estate: FakeEstate;
  let store: MemoryDocumentStore;
  let config: SearchCollatorConfig;
  let warnings: string[];
  let last: UnityCatalogDocument[];

  beforeEach(() => {
    estate = new FakeEstate();
    store = new MemoryDocumentStore();
    warnings = [];
    config = {
      schedule: { frequency: { hours: 1 }, timeout: { hours: 1 } },
      include: [],
      exclude: [],
      maxTables: 100,
      path: '/databricks',
      problems: [],
    };
  });

  /** Names of what one run tells. */
  const run = async (signal = new AbortController().signal) => {
    estate.asked.length = 0;
    last = [];
    const reading = new UnityCatalogRun({
      service: estate.service(),
      store,
      config,
      logger: mockServices.logger.mock({
        warn: jest.fn(message => warnings.push(message)),
      }),
      signal,
    });
    for await (const document of reading.documents()) {
      last.push(document);
    }
    return last.map(({ fullName }) => fullName);
  };
  const text = (fullName: string) =>
    last.find(document => document.fullName === fullName)?.text;

  it('tells catalogs, schemas, volumes and tables with columns', async () => {
    expect(await run()).toEqual(ALL);
    expect(last[3]).toEqual({
      title: 'orders',
      text: 'sales.raw.orders\nAll orders\nid, amount\nid: key of the order',
      location:
        '/databricks/catalogs?metastore=m1&kind=table&catalog=sales&schema=raw&name=orders',
      kind: 'table',
      objectType: 'MANAGED',
      metastoreId: 'm1',
      catalog: 'sales',
      schema: 'raw',
      fullName: 'sales.raw.orders',
      owner: '',
      authorization: {
        resourceRef: 'unity-catalog:m1/table/sales/raw/orders',
      },
    });
    // Lunr takes the fields of the first document for all.
    expect(new Set(last.map(one => Object.keys(one).join())).size).toBe(1);
    expect(new Set(last.map(({ location }) => location)).size).toBe(5);
  });

  it('reads columns again of changed tables only', async () => {
    await run();
    expect(estate.asked).toContain('tables:sales.raw columns');
    const { raw } = estate.catalogs.sales.schemas;
    raw.orders = { columns: { total: '' }, updatedAt: '2026-02-01' };
    raw.new = { columns: { fresh: '' }, updatedAt: '2026-02-01' };
    delete raw.returns;
    expect(await run()).toEqual([
      'sales',
      'sales.raw',
      'sales.raw.landing',
      'sales.raw.new',
      'sales.raw.orders',
    ]);
    expect(estate.asked.filter(source => source.startsWith('table'))).toEqual([
      'tables:sales.raw',
      'table:sales.raw.orders',
      'table:sales.raw.new',
    ]);
    expect(text('sales.raw.orders')).toBe('sales.raw.orders\ntotal');
    expect(text('sales.raw.new')).toBe('sales.raw.new\nfresh');
    await run();
    expect(estate.asked.filter(source => source.startsWith('table'))).toEqual([
      'tables:sales.raw',
    ]);
    expect(text('sales.raw.new')).toBe('sales.raw.new\nfresh');
  });

  it('tells of the other tables when one that has changed cannot be read', async () => {
    await run();
    const { raw } = estate.catalogs.sales.schemas;
    raw.orders = { columns: { total: '' }, updatedAt: '2026-02-01' };
    raw.new = { columns: { fresh: '' }, updatedAt: '2026-02-01' };
    raw.returns = { columns: { reason: '' }, updatedAt: '2026-02-01' };
    estate.failing.set('table:sales.raw.new', 403);
    estate.failing.set('table:sales.raw.returns', 403);
    await run();
    expect(text('sales.raw.orders')).toBe('sales.raw.orders\ntotal');
    expect(text('sales.raw.new')).toBe('sales.raw.new');
    expect(text('sales.raw.returns')).toBe('sales.raw.returns\nid');
    expect(warnings.join('\n')).toContain('Table sales.raw.new through');

    estate.failing.clear();
    await run();
    expect(text('sales.raw.new')).toBe('sales.raw.new\nfresh');
    expect(text('sales.raw.returns')).toBe('sales.raw.returns\nreason');
  });

  it('reads the whole list again when much has changed', async () => {
    await run();
    const { raw } = estate.catalogs.sales.schemas;
    for (let i = 0; i < 6; i++) {
      raw[`t${i}`] = { columns: { [`c${i}`]: '' }, updatedAt: '2026' };
    }
    await run();
    expect(estate.asked.filter(source => source.startsWith('table'))).toEqual([
      'tables:sales.raw',
      'tables:sales.raw columns',
    ]);
    expect(text('sales.raw.t3')).toBe('sales.raw.t3\nc3');
    expect(text('sales.raw.orders')).toContain('key of the order');
  });

  it('always reads a table that does not say when it was changed', async () => {
    const { raw } = estate.catalogs.sales.schemas;
    raw.orders.updatedAt = undefined;
    await run();
    raw.orders.columns = { other: '' };
    await run();
    expect(text('sales.raw.orders')).toContain('other');
  });

  it('tells of tables anew when the page has moved', async () => {
    await run();
    config.path = '/data';
    await run();
    expect(last.every(({ location }) => location.startsWith('/data/'))).toBe(
      true,
    );
  });

  describe.each([503, 403])('with %d', status => {
    it.each([
      'account',
      'catalogs:1',
      'schemas:sales',
      'tables:sales.raw',
      'volumes:sales.raw',
    ])('tells what the last run told while %s fails', async source => {
      await run();
      const before = JSON.stringify(last);
      estate.failing.set(source, status);
      expect((await run()).sort()).toEqual(ALL);
      expect(JSON.stringify(last)).toBe(before);
      expect(warnings[0]).toMatch(/could not be read: .*stays in search$/);
      estate.failing.clear();
      await run();
      expect(JSON.stringify(last)).toBe(before);
    });
  });

  it('tells the rest when one catalog fails that was never read', async () => {
    estate.catalogs.hr = { schemas: { people: {} } };
    estate.failing.set('schemas:hr', 403);
    expect(await run()).toEqual(['hr', ...ALL]);
  });

  it('lets the index stand when nothing can be read', async () => {
    estate.failing.set('catalogs:1', 503);
    await expect(run()).rejects.toThrow(
      'Nothing of Unity Catalog could be read, so search stays as it is',
    );
  });

  it('keeps what a workspace that does not answer would have shown', async () => {
    estate.workspaces = ['1', '2'];
    estate.catalogs.hr = { boundTo: ['2'], schemas: { people: {} } };
    const before = await run();
    expect(before).toContain('hr.people');
    estate.failing.set('catalogs:2', 503);
    expect((await run()).sort()).toEqual([...before].sort());
    // One that refuses will not show it either.
    estate.failing.set('catalogs:2', 403);
    expect(await run()).toEqual(ALL);
    estate.failing.clear();
    expect(await run()).toEqual(before);
  });

  it('forgets what is gone', async () => {
    estate.catalogs.hr = { schemas: { people: {} } };
    await run();
    delete estate.catalogs.hr;
    expect(await run()).toEqual(ALL);
    expect(store.held.size).toBe(2);
  });

  it('has workspaces that are configured by themselves', async () => {
    estate.configured = ['9'];
    const names = await run();
    expect(names).toEqual([...ALL, ...ALL]);
    expect(last[5].metastoreId).toBe('m2');
    estate.failing.set('configured', 503);
    expect(await run()).toEqual(names);
  });

  it('forgets nothing while an entry of the configuration is wrong', async () => {
    estate.configured = ['9'];
    const names = await run();
    estate.configured = [];
    const path = 'databricks.workspaces[0].host';
    estate.problems = [{ severity: 'error', path, message: 'x' }];
    expect(await run()).toEqual(names);
    // A warning leaves nothing out.
    estate.problems = [{ severity: 'warning', path, message: 'x' }];
    expect(await run()).toEqual(ALL);
  });

  it('reads through no workspace that does not run', async () => {
    estate.workspaces = ['stopped', '1'];
    await run();
    expect(estate.asked).not.toContain('catalogs:stopped');
  });

  it('leaves out catalogs by their names, also those it knows', async () => {
    estate.catalogs.hr = { schemas: { people: {} } };
    estate.catalogs.system = { schemas: { billing: {} } };
    await run();
    config.exclude = ['H*'];
    expect(await run()).toEqual(ALL);
    estate.failing.set('catalogs:1', 503);
    expect(await run()).toEqual(ALL);
    estate.failing.clear();
    config.exclude = [];
    config.include = ['hr', 'other'];
    expect(await run()).toEqual(['hr', 'hr.people']);
  });

  it('holds no more tables than it may, and says so', async () => {
    config.maxTables = 1;
    expect(await run()).toEqual([
      'sales',
      'sales.raw',
      'sales.raw.landing',
      'sales.raw.orders',
    ]);
    expect(warnings).toEqual([
      'Search holds 1 tables; those of 1 schemas are left out, wholly or in part (search.collators.databricks.maxTables)',
    ]);
  });

  it('holds a few schemas at a time, however slowly they are taken', async () => {
    for (let i = 0; i < 200; i++) {
      estate.catalogs.sales.schemas[`s${i}`] = {};
    }
    const reading = new UnityCatalogRun({
      service: estate.service(),
      store,
      config,
      logger: mockServices.logger.mock(),
      signal: new AbortController().signal,
    }).documents();
    await reading.next();
    await new Promise(done => setImmediate(done));
    const lists = estate.asked.filter(source => source.startsWith('tables:'));
    expect(lists.length).toBeLessThan(70);
    await reading.return(undefined);
  });

  it('finds every column of a wide table by its name, and cuts what is said of them', async () => {
    for (let i = 0; i < 3_000; i++) {
      estate.catalogs.sales.schemas.raw.orders.columns[
        `measurement_of_sensor_${i}`
      ] = 'said '.repeat(10);
    }
    await run();
    expect(text('sales.raw.orders')).toHaveLength(100_000);
    expect(text('sales.raw.orders')).toContain('measurement_of_sensor_2999');
    expect(text('sales.raw.orders')).toContain('said');
  });

  it('tells nothing that no database takes', async () => {
    const { orders } = estate.catalogs.sales.schemas.raw;
    orders.comment = `a\0bc${'🚢'.repeat(60_000)}`;
    await run();
    const told = text('sales.raw.orders') ?? '';
    expect(told).toContain('\nabc🚢🚢');
    // JSON writes half a character as an escape, which PostgreSQL refuses.
    expect(JSON.stringify(told)).not.toMatch(/\\u/);
  });

  it('stops when it is told to', async () => {
    await expect(
      run(AbortSignal.abort(new Error('the index failed'))),
    ).rejects.toThrow('the index failed');
  });
});
