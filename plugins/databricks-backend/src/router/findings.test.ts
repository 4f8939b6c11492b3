import { Bench } from '../__testUtils__/Bench';

describe('GET /environments/{namespace}/{name}/findings', () => {
  let bench: Bench;

  beforeAll(async () => {
    bench = await Bench.start(['two']);
  });
  afterAll(() => bench.stop());
  beforeEach(() => bench.reset());

  it('shows what the rules find in the environment and in what it shares', async () => {
    const { status, body } = await bench.get(
      '/environments/default/payments-dev/findings',
    );
    expect(status).toBe(200);
    const commit = bench.github.branches.main;
    const finding = {
      rule: 'network.nat-single',
      severity: 'warning',
      message: `it is so in http://${bench.github.host}/acme/payments/tree/${commit}/lakeport.yaml`,
      reason: 'because',
      source: 'somebody, 2026',
      fix: 'do otherwise',
      waived: { reason: 'cost', until: '2027-06-30' },
    };
    expect(body).toEqual({
      source: 'declared',
      commit,
      commitUrl: `http://${bench.github.host}/acme/payments/commit/${commit}`,
      securityProfile: 'maximum-security',
      findings: [{ ...finding, environment: 'dev' }, finding],
    });
  });

  it('says so when the file has no such environment', async () => {
    const { status, body } = await bench.get(
      '/environments/default/two/findings',
    );
    expect(status).toBe(400);
    expect(body.error.message).toMatch(/has no environment two; it has dev/);
  });

  it('reads no file of another repository', async () => {
    const { status } = await bench.get('/environments/default/thief/findings');
    expect(status).toBe(403);
  });
});
