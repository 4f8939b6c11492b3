import { mockServices } from '@backstage/backend-test-utils';
import { FakeUnityCatalog } from '../__testUtils__/FakeUnityCatalog';
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
  const listMetastores = jest.fn();
  const listUnityObjects = jest.fn();
  beforeEach(() => {
    listMetastores.mockReset();
    listUnityObjects.mockReset();
  });
  const run = (
    config: Partial<UnityCatalogConfig> = {},
    signal = new AbortController().signal,
  ) => {
    const { metastores, objects } = bench.unityCatalog;
    return new UnityWarmUp({
      api: { listMetastores, listUnityObjects },
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
    expect(listMetastores).not.toHaveBeenCalled();
  });

  it('asks nothing more after the end', async () => {
    await run({}, AbortSignal.abort());
    expect(seen()).toBe(0);

    const over = new AbortController();
    listMetastores.mockImplementation(async () => over.abort());
    await run({}, over.signal);
    expect(listMetastores).toHaveBeenCalledTimes(1);
    expect(listUnityObjects).not.toHaveBeenCalled();
  });

  it('asks the API of the plugin for what is kept by then, as the plugin itself', async () => {
    let before = 0;
    listMetastores.mockImplementationOnce(async () => {
      before = seen();
    });
    await run();
    expect(before).toBe(seen());
    const { body } = await bench.get('metastores');
    const token = expect.stringContaining('databricks');
    expect(listMetastores).toHaveBeenCalledTimes(40);
    expect(listMetastores).toHaveBeenCalledWith({ token });
    // Catalogs, and what was looked into.
    expect(listUnityObjects).toHaveBeenCalledTimes(80);
    expect(listUnityObjects).toHaveBeenCalledWith(
      { metastore: body.items[0].id, kind: 'schema', catalog: 'sales' },
      { token },
    );
    expect(listUnityObjects).toHaveBeenCalledWith(
      { metastore: body.items[0].id, kind: 'catalog' },
      { token },
    );
  });

  it('says that its own API does not answer', async () => {
    listMetastores.mockRejectedValue(new Error('certificate of another host'));
    await run();
    expect(said).toEqual([
      expect.stringMatching(/its own API: certificate of another host$/),
    ]);
    expect(listMetastores).toHaveBeenCalledTimes(1);
  });

  it('reads catalogs to the end, but no more than ten pages of a metastore', async () => {
    const pagesOf = (many: number) => {
      bench.reset();
      bench.databricks.catalogs = Object.fromEntries(
        Array.from({ length: many }, (_, n) => [`c${n}`, { schemas: {} }]),
      );
      const read = jest.spyOn(bench.unityCatalog.objects, 'list');
      return run().then(
        () =>
          read.mock.calls.filter(
            ([{ kind, workspace }]) => kind === 'catalog' && !workspace,
          ).length,
      );
    };
    expect(await pagesOf(120)).toBe(3);
    expect(await pagesOf(600)).toBe(10);
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

  it('reads through each workspace, one catalog down to what is in a schema, and one that is bound', async () => {
    bench.databricks.catalogs = {
      sales: { schemas: { raw: { tables: [] } } },
      far: { boundTo: [FakeUnityCatalog.second], schemas: {} },
    };
    const read = jest.spyOn(bench.unityCatalog.objects, 'list');
    await run();
    expect(said).toEqual([expect.stringMatching(/^Read in [\d.]+ s/)]);
    expect(
      read.mock.calls.map(([{ metastore: _, workspace, ...asked }]) => ({
        ...asked,
        ...(workspace && { isThrough: true }),
      })),
    ).toEqual([
      { kind: 'catalog' },
      { kind: 'schema', catalog: 'sales' },
      ...['table', 'volume', 'function', 'model'].map(kind => ({
        kind,
        catalog: 'sales',
        schema: 'raw',
      })),
      // Of the two workspaces.
      { kind: 'catalog', isThrough: true },
      { kind: 'catalog', isThrough: true },
      { kind: 'schema', catalog: 'far' },
    ]);
    read.mockRestore();
  });

  it('looks into twenty metastores and through a hundred workspaces at most, four at a time', async () => {
    const { metastores } = bench.unityCatalog;
    const list = metastores.list.bind(metastores);
    const of = jest
      .spyOn(metastores, 'list')
      .mockImplementation(async caller => {
        const answer = await list(caller);
        const [{ workspaces, ...item }] = answer.items;
        const metastore = {
          ...item,
          workspaces: Array.from({ length: 6 }, () => workspaces[0]),
        };
        return {
          ...answer,
          items: Array.from({ length: 25 }, () => metastore),
        };
      });
    let running = 0;
    let most = 0;
    const read = jest
      .spyOn(bench.unityCatalog.objects, 'list')
      .mockImplementation(async ({ workspace }) => {
        running += 1;
        most = Math.max(most, running);
        await new Promise(resolve => setImmediate(resolve));
        running -= 1;
        throw new Error(
          `nothing to see, ${workspace} ${read.mock.calls.length}`,
        );
      });
    await run();
    const through = read.mock.calls.filter(([{ workspace }]) => workspace);
    expect([read.mock.calls.length, through.length, most]).toEqual([
      120, 100, 4,
    ]);
    expect(said).toEqual([expect.stringMatching(/; and \d+ more$/)]);
    of.mockRestore();
    read.mockRestore();
  });
});
