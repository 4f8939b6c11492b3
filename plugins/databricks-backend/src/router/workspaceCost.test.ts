import { EstateBench } from '../__testUtils__/EstateBench';
import { WORKSPACE } from '../__testUtils__/estateAnswers';

const PATH = `/workspaces/${WORKSPACE}/cost`;
const STATEMENTS = '/w/1/api/2.0/sql/statements';

const answer = (rows: string[][]) => ({
  statement_id: 'st-1',
  status: { state: 'SUCCEEDED' },
  manifest: {
    schema: { columns: [{ name: 'usage_date', position: 0 }] },
    total_chunk_count: 1,
    truncated: false,
  },
  result: { chunk_index: 0, data_array: rows },
});

describe('GET /workspaces/{id}/cost', () => {
  describe('without a warehouse', () => {
    let estate: EstateBench;

    beforeAll(async () => {
      estate = await EstateBench.start({
        plugin: {
          cost: {
            warehouses: [{ workspace: 'payments', warehouseId: 'wh 1' }],
            days: 0,
            currency: 'dollars',
          },
          timeline: { schedule: 'often' },
        },
      });
    });
    afterAll(() => estate.stop());

    it('says what would be right', async () => {
      const { status, body } = await estate.bench.get(PATH);
      expect(status).toBe(200);
      expect(body).toEqual({
        state: 'not-configured',
        message: expect.stringContaining('databricks.cost.warehouses'),
      });
    });

    it('says what is wrong in app-config, and runs', async () => {
      const { body } = await estate.bench.get('/sources');
      const paths = body.problems.map(({ path }: { path: string }) => path);
      expect(paths).toEqual(
        expect.arrayContaining([
          'databricks.cost.warehouses[0]',
          'databricks.cost.days',
          'databricks.cost.currency',
          'databricks.timeline.schedule',
        ]),
      );
    });
  });

  describe('with a warehouse', () => {
    let estate: EstateBench;
    const tell = (value: unknown) => {
      estate.bench.databricks.more[STATEMENTS] = value;
    };

    beforeAll(async () => {
      estate = await EstateBench.start({
        plugin: {
          cost: {
            warehouses: [{ workspace: WORKSPACE, warehouseId: 'wh-1' }],
            days: 7,
          },
        },
      });
    });
    afterAll(() => estate.stop());
    beforeEach(() => estate.reset());

    it('tells costs with currency, period and age', async () => {
      tell(
        answer([
          ['2026-11-28', 'JOBS', '12.5', '83.3', '0', '2026-11-28 23:59:59'],
        ]),
      );
      const { body } = await estate.bench.get(PATH);
      expect(body).toMatchObject({
        state: 'known',
        currency: 'USD',
        total: 12.5,
        days: [{ date: '2026-11-28', amount: 12.5 }],
        products: [{ product: 'JOBS', amount: 12.5, dbus: 83.3 }],
        unpriced: 0,
        latestUsage: '2026-11-28T23:59:59.000Z',
        age: { stale: false },
      });
      expect((Date.parse(body.to) - Date.parse(body.from)) / 86_400_000).toBe(
        6,
      );
      const sent = estate.bench.databricks.server.seen.find(
        ({ path }) => path === STATEMENTS,
      );
      expect(JSON.parse(sent?.body ?? '')).toMatchObject({
        warehouse_id: 'wh-1',
        parameters: expect.arrayContaining([
          { name: 'workspace_id', value: WORKSPACE, type: 'STRING' },
          { name: 'first_day', value: body.from, type: 'DATE' },
        ]),
      });
    });

    it('says why a statement failed, and what it needs', async () => {
      tell({
        statement_id: 'st-1',
        status: {
          state: 'FAILED',
          error: { error_code: 'BAD_REQUEST', message: 'no SELECT on usage' },
        },
      });
      const { status, body } = await estate.bench.get(PATH);
      expect(status).toBe(200);
      expect(body).toEqual({
        state: 'failed',
        message: expect.stringMatching(
          /no SELECT on usage.*wh-1.*system\.billing\.usage/,
        ),
      });
    });

    it('says so when the warehouse is refused', async () => {
      estate.bench.databricks.denied = ['/sql/statements'];
      const { body } = await estate.bench.get(PATH);
      expect(body).toMatchObject({
        state: 'failed',
        message: expect.stringContaining('not for you'),
      });
    });
  });
});
