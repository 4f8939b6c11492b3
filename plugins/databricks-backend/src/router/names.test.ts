import { PlatformBench } from '../__testUtils__/PlatformBench';
import { paymentsEntry, platformText } from '../__testUtils__/platformValue';

const FILE = 'acme/lakehouse-platform@main:platform.yaml';
const PLATFORM = 'platform=system:default/acme';

describe('GET /names/project', () => {
  let bench: PlatformBench;

  beforeAll(async () => {
    bench = await PlatformBench.start();
  });
  afterAll(() => bench.stop());
  beforeEach(() => {
    bench.reset();
    bench.files = { [FILE]: platformText({ payments: paymentsEntry }) };
  });

  const check = async (name: string, query = PLATFORM, as?: string) => {
    const { status, body } = await bench.get(
      `/names/project?name=${encodeURIComponent(name)}&${query}`,
      as,
    );
    expect(status).toBe(200);
    return body;
  };

  it('finds a name free', async () => {
    expect(await check('orders')).toEqual({
      name: 'orders',
      available: true,
      errors: [],
    });
    // It starts as another one does, which is no matter.
    expect(await check('pay')).toMatchObject({ available: true });
  });

  it.each(['Orders', 'o', '-x', 'a'.repeat(64), 'a b', '${{ x }}', '../x'])(
    'says what a name is like, for %s',
    async name => {
      const body = await check(name);
      expect(body.available).toBe(false);
      expect(body.reason).toMatch(/; /);
      expect(bench.read).toEqual([]);
    },
  );

  it('knows the projects of the platform, and the platform itself', async () => {
    bench.entities = [bench.entities[0]];
    expect(await check('payments')).toEqual({
      name: 'payments',
      available: false,
      reason: expect.stringContaining('a project of this platform has it'),
      errors: [],
    });
    expect(await check('acme')).toMatchObject({
      available: false,
      reason: expect.stringContaining("the platform's own name"),
    });
  });

  it('knows what open pull requests ask for', async () => {
    bench.github.pullRequests['acme/lakehouse-platform'] = [
      { number: 7, title: 'Add orders', branch: 'x', commit: 'c7' },
    ];
    bench.files['acme/lakehouse-platform@c7:platform.yaml'] = platformText({
      orders: { ...paymentsEntry, repository: 'acme/orders' },
    });
    const body = await check('orders');
    expect(body.available).toBe(false);
    expect(body.reason).toContain('an open pull request');
  });

  it('knows the catalog, and says who has the name to whom may see it', async () => {
    const seen = await check('payments', '');
    expect(seen).toMatchObject({
      available: false,
      heldBy: 'system:default/payments',
    });
    bench.hidden = new Set(['system:default/payments']);
    const hidden = await check('payments', '', PlatformBench.outsider);
    expect(hidden.available).toBe(false);
    expect(hidden).not.toHaveProperty('heldBy');
    expect(JSON.stringify(hidden)).not.toMatch(/system:|acme|data/);
  });

  it('tells no more of a name in the platform to whom may not see the project', async () => {
    bench.hidden = new Set(['system:default/payments']);
    const hidden = await check('payments', PLATFORM, PlatformBench.outsider);
    expect(hidden.available).toBe(false);
    expect(JSON.stringify(hidden)).not.toMatch(/system:|acme|data/);
  });

  it('knows systems that are no project where their entities would meet', async () => {
    const other = bench.system('orders', 'project-file', 'acme/x');
    delete other.metadata.annotations;
    bench.entities.push(other);
    expect(await check('orders')).toMatchObject({ available: false });
    other.metadata.namespace = 'other';
    expect(await check('orders')).toMatchObject({ available: true });
  });

  it('knows the workspaces of the account, and does not tell which', async () => {
    bench.entities = [bench.entities[0]];
    bench.files[FILE] = platformText({});
    const body = await check('payments');
    expect(body).toEqual({
      name: 'payments',
      available: false,
      reason: expect.stringContaining('the Databricks account has a workspace'),
      errors: [],
    });
    expect(JSON.stringify(body)).not.toContain('payments-dev');
  });

  it('names what it could not look at', async () => {
    bench.files[FILE] = 'unreachable';
    bench.databricks.denied = ['/workspaces'];
    const body = await check('orders');
    expect(body.available).toBe(true);
    expect(
      body.errors.map(({ source }: { source: string }) => source),
    ).toContain('platform file');
    expect(body.errors.length).toBeGreaterThan(1);
  });
});
