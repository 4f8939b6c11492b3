import { mockServices } from '@backstage/backend-test-utils';
import { UnityBench } from '../__testUtils__/UnityBench';
import type { UnityCatalogConfig } from '../config/readUnityCatalogConfig';
import { UnityWarmUp } from './UnityWarmUp';

describe('UnityWarmUp', () => {
  let bench: UnityBench;
  let said: string[];
  beforeAll(async () => {
    bench = await UnityBench.start();
  });
  afterAll(() => bench.stop());
  beforeEach(() => {
    bench.reset();
    bench.databricks.catalogs = { sales: { schemas: {} } };
    said = [];
  });
  const run = (
    config: Partial<UnityCatalogConfig> = {},
    signal = new AbortController().signal,
  ) => {
    const { metastores, objects } = bench.unityCatalog;
    return new UnityWarmUp({
      auth: mockServices.auth(),
      config: { readAs: 'portal', warmUp: true, problems: [], ...config },
      logger: mockServices.logger.mock({
        info: message => said.push(message),
      }),
      metastores,
      objects,
    }).run(signal);
  };
  const seen = () => bench.databricks.server.seen.length;

  it('reads what is shown first, so that nobody waits for Databricks', async () => {
    await run();
    const before = seen();
    expect(before).toBeGreaterThan(0);
    const { body } = await bench.get('metastores');
    const [{ id }] = body.items;
    const { body: page } = await bench.get('objects', {
      metastore: id,
      kind: 'catalog',
    });
    expect(page.items).toMatchObject([{ name: 'sales' }]);
    expect(seen()).toBe(before);
    expect(said).toEqual([expect.stringMatching(/^Read in [\d.]+ s/)]);
  });

  it.each([
    ['it is off', { warmUp: false }],
    ['people read with their own rights', { readAs: 'user' as const }],
    ['app-config is wrong', { problems: [{ path: 'p', message: 'wrong' }] }],
  ])('reads nothing when %s', async (_, config) => {
    await run(config);
    expect([seen(), said]).toEqual([0, []]);
  });

  it('asks nothing more after the end', async () => {
    await run({}, AbortSignal.abort());
    expect(seen()).toBe(0);
  });

  it('says what it could not read, and does not fail', async () => {
    bench.databricks.intercept = () => ({
      status: 403,
      body: { error_code: 'PERMISSION_DENIED', message: 'not you' },
    });
    await run();
    expect(said).toEqual([expect.stringContaining('not you')]);
  });

  it('says which metastore it could not look into', async () => {
    bench.databricks.intercept = ({ path }) =>
      path.endsWith('/catalogs')
        ? { status: 403, body: { message: 'no catalogs' } }
        : undefined;
    await run();
    expect(said).toEqual([
      expect.stringMatching(/catalogs of .*: .*no catalogs/),
    ]);
  });

  it('looks into twenty metastores at most, four at a time', async () => {
    const { metastores } = bench.unityCatalog;
    const list = metastores.list.bind(metastores);
    const of = jest
      .spyOn(metastores, 'list')
      .mockImplementation(async caller => {
        const answer = await list(caller);
        return {
          ...answer,
          items: Array.from({ length: 25 }, () => answer.items[0]),
        };
      });
    let running = 0;
    let most = 0;
    const read = jest
      .spyOn(bench.unityCatalog.objects, 'list')
      .mockImplementation(async () => {
        running += 1;
        most = Math.max(most, running);
        await new Promise(resolve => setImmediate(resolve));
        running -= 1;
        throw new Error('nothing to see');
      });
    await run();
    expect([read.mock.calls.length, most]).toEqual([20, 4]);
    of.mockRestore();
    read.mockRestore();
  });
});
