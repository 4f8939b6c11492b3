import { Bench } from '../__testUtils__/Bench';

describe('GET /environments/{namespace}/{name}/topology', () => {
  let bench: Bench;

  beforeAll(async () => {
    bench = await Bench.start(['two']);
  });
  afterAll(() => bench.stop());
  beforeEach(() => bench.reset());

  it('shows what the project file declares', async () => {
    const { status, body } = await bench.get(
      '/environments/default/payments-dev/topology',
    );
    expect(status).toBe(200);
    const commit = bench.github.branches.main;
    expect(body).toEqual({
      source: 'declared',
      commit,
      commitUrl: `http://${bench.github.host}/acme/payments/commit/${commit}`,
      topology: {
        nodes: [
          {
            id: 'v',
            kind: 'vpc',
            name: `dev of http://${bench.github.host}/acme/payments/tree/${commit}/lakeport.yaml`,
          },
        ],
        edges: [],
      },
      addressPlan: { cidr: '10.0.0.0/22', subnets: [], free: [] },
      monthlyCost: {
        currency: 'USD',
        asOf: '2026-10-01',
        total: 65.7,
        items: [],
      },
      monthlyCostAsleep: {
        currency: 'USD',
        asOf: '2026-10-01',
        total: 0,
        items: [],
      },
    });
  });

  it('names no commit where it cannot be found out', async () => {
    const { status, body } = await bench.get(
      '/environments/default/astray/topology',
    );
    expect(status).toBe(200);
    expect(body).not.toHaveProperty('commit');
    expect(body).not.toHaveProperty('commitUrl');
    expect(body.topology.nodes[0].name).toMatch(
      /\/acme\/payments\/blob\/gone\/lakeport\.yaml$/,
    );
  });

  it('says so when the file has no such environment', async () => {
    const { status, body } = await bench.get(
      '/environments/default/two/topology',
    );
    expect(status).toBe(400);
    expect(body.error.message).toMatch(/has no environment two; it has dev/);
  });

  it('reads no file of another repository', async () => {
    const { status, body } = await bench.get(
      '/environments/default/thief/topology',
    );
    expect(status).toBe(403);
    expect(body.error.message).toMatch(/its own repository/);
  });
});
