import { ACCOUNT_ID } from '../__testUtils__/FakeDatabricks';
import { Bench } from '../__testUtils__/Bench';

describe('GET /workspaces', () => {
  let bench: Bench;

  beforeAll(async () => {
    bench = await Bench.start();
  });
  afterAll(() => bench.stop());
  beforeEach(() => bench.reset());

  it('lists the workspaces with all digits of their ids', async () => {
    const { status, body } = await bench.get('/workspaces');
    expect(status).toBe(200);
    expect(body).toEqual({
      items: [
        {
          accountId: ACCOUNT_ID,
          id: '9007199254740993',
          name: 'payments-dev',
          status: 'RUNNING',
          region: 'us-west-2',
          url: `${bench.databricks.server.url}/w/1`,
          project: 'payments',
          environment: 'dev',
          metastoreId: 'm1',
          environmentRef: 'resource:default/payments-dev',
        },
      ],
      totalItems: 1,
      facets: {
        accounts: [ACCOUNT_ID],
        regions: ['us-west-2'],
        statuses: ['RUNNING'],
      },
      age: { readAt: expect.any(String), stale: false },
      errors: [],
    });
  });

  it('tells of a source that failed beside what is true', async () => {
    bench.databricks.denied = ['/metastores'];
    const { status, body } = await bench.get('/workspaces');
    expect(status).toBe(200);
    expect(body.items).toHaveLength(1);
    expect(body.errors).toEqual([
      {
        source: `metastores of account ${ACCOUNT_ID}`,
        message: expect.stringContaining('not for you'),
      },
    ]);
  });
});
