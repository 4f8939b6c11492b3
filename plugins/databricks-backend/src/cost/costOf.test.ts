import { TestDatabases } from '@backstage/backend-test-utils';
import { costOf } from './costOf';
import { costStatement } from './costStatement';

const columns = [
  'usage_date',
  'product',
  'amount',
  'dbus',
  'unpriced',
  'latest',
].map(name => ({ name }));
const result = (rows: Array<Array<string | null>>, truncated = false) => ({
  statementId: 's',
  columns,
  rows,
  truncated,
});

describe('costOf', () => {
  it('sums days and products up, retractions among them', () => {
    expect(
      costOf(
        result([
          ['2026-11-02', 'JOBS', '1.5', '10', '0', '2026-11-02 23:00:00'],
          ['2026-11-01', 'JOBS', '2.25', '15', '1', '2026-11-01T23:00:00.000Z'],
          ['2026-11-01', 'SQL', '10.1', '14.42857', '0', null],
          // What was counted too much on the first day, taken back.
          ['2026-11-01', 'SQL', '-0.1', '-0.14286', '0', null],
          ['2026-11-02', null, null, '0', '3', null],
        ]),
      ),
    ).toEqual({
      total: 13.75,
      days: [
        { date: '2026-11-01', amount: 12.25 },
        { date: '2026-11-02', amount: 1.5 },
      ],
      products: [
        { product: 'SQL', amount: 10, dbus: 14.2857 },
        { product: 'JOBS', amount: 3.75, dbus: 25 },
        { product: 'UNKNOWN', amount: 0, dbus: 0 },
      ],
      unpriced: 4,
      latestUsage: '2026-11-02T23:00:00.000Z',
    });
  });

  it('is nothing where nothing was used', () => {
    expect(costOf(result([]))).toEqual({
      total: 0,
      days: [],
      products: [],
      unpriced: 0,
    });
  });

  it('gives no sum of a part', () => {
    expect(() => costOf(result([], true))).toThrow('only a part');
  });

  it.each([
    [['yesterday', 'JOBS', '1', '1', '0', null]],
    [['2026-11-01', 'JOBS', 'much', '1', '0', null]],
    [['2026-11-01', 'JOBS']],
  ])('does not guess what %p means', row => {
    expect(() => costOf(result([row]))).toThrow();
  });
});

describe('costStatement', () => {
  const databases = TestDatabases.create({ ids: ['SQLITE_3'] });

  it('has every value as a parameter', () => {
    const { statement, parameters } = costStatement({
      warehouseId: 'wh',
      workspaceId: "1' OR '1'='1",
      firstDay: '2026-11-01',
      currency: 'USD',
    });
    expect(statement).not.toContain("OR '1'");
    expect(parameters).toContainEqual({
      name: 'workspace_id',
      value: "1' OR '1'='1",
    });
    const used = [...statement.matchAll(/:(\w+)/g)].map(([, name]) => name);
    expect([...new Set(used)].sort()).toEqual(
      parameters?.map(({ name }) => name).sort(),
    );
  });

  it('takes the price of the time, and sums corrections up', async () => {
    const knex = await databases.init('SQLITE_3');
    await knex.schema.createTable('usage', table => {
      table.string('workspace_id');
      table.string('sku_name');
      table.string('cloud');
      table.string('usage_unit');
      table.string('usage_date');
      table.string('usage_end_time');
      table.float('usage_quantity');
      table.string('record_type');
      table.string('billing_origin_product');
    });
    await knex.schema.createTable('prices', table => {
      table.string('sku_name');
      table.string('cloud');
      table.string('usage_unit');
      table.string('currency_code');
      table.string('price_start_time');
      table.string('price_end_time');
      table.float('price');
    });
    const price = { sku_name: 'JOBS', cloud: 'AWS', usage_unit: 'DBU' };
    const turn = '2026-11-02T00:00:00Z';
    await knex('prices').insert([
      {
        ...price,
        currency_code: 'USD',
        price_start_time: '2020',
        price_end_time: turn,
        price: 0.1,
      },
      { ...price, currency_code: 'USD', price_start_time: turn, price: 0.2 },
      // Another currency must not double what was used.
      { ...price, currency_code: 'EUR', price_start_time: '2020', price: 0.15 },
    ]);
    const used = (day: string, quantity: number, more: object = {}) => ({
      ...price,
      workspace_id: '1',
      usage_date: day,
      usage_end_time: `${day}T10:00:00Z`,
      usage_quantity: quantity,
      record_type: 'ORIGINAL',
      billing_origin_product: 'JOBS',
      ...more,
    });
    await knex('usage').insert([
      used('2026-10-31', 1_000),
      used('2026-11-01', 10),
      used('2026-11-01', -10, { record_type: 'RETRACTION' }),
      used('2026-11-01', 8, { record_type: 'RESTATEMENT' }),
      used('2026-11-03', 10),
      used('2026-11-03', 5, { sku_name: 'NEW', billing_origin_product: 'NEW' }),
      used('2026-11-03', 99, { workspace_id: '2' }),
    ]);
    const { statement, parameters = [] } = costStatement({
      warehouseId: 'wh',
      workspaceId: '1',
      firstDay: '2026-11-01',
      currency: 'USD',
    });
    const rows: Array<Record<string, unknown>> = await knex.raw(
      statement
        .replace('system.billing.usage', 'usage')
        .replace('system.billing.list_prices', 'prices')
        .replace('p.pricing.effective_list.default', 'p.price'),
      Object.fromEntries(parameters.map(({ name, value }) => [name, value])),
    );
    const texts = rows.map(found =>
      Object.values(found).map(value =>
        value === null ? null : String(value),
      ),
    );
    expect(costOf(result(texts))).toEqual({
      total: 2.8,
      days: [
        { date: '2026-11-01', amount: 0.8 },
        { date: '2026-11-03', amount: 2 },
      ],
      products: [
        { product: 'JOBS', amount: 2.8, dbus: 18 },
        { product: 'NEW', amount: 0, dbus: 5 },
      ],
      unpriced: 1,
      latestUsage: '2026-11-03T10:00:00.000Z',
    });
  });
});
