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
});
