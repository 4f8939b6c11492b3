import { mockCredentials, mockServices } from '@backstage/backend-test-utils';
import { DatabricksApiClient } from '@lakeport/backstage-plugin-databricks-common';
import { Bench } from '../__testUtils__/Bench';

const CATALOGS = '/unity-catalog/objects?metastore=m1&kind=catalog';

describe('Unity Catalog in the plugin', () => {
  let bench: Bench;
  afterEach(() => bench.stop());

  it('is read through the configured account, as the policy allows', async () => {
    bench = await Bench.start();
    bench.reset();
    const namesOf = (body: { items: Array<{ name: string }> }) =>
      body.items.map(({ name }) => name);

    const { status, body } = await bench.get(CATALOGS);
    expect([status, namesOf(body)]).toEqual([
      200,
      ['payments_dev', 'system', 'company', 'neighbours'],
    ]);
    expect(body.via).toMatchObject({
      id: '9007199254740993',
      name: 'payments-dev',
    });

    bench.conditions = {
      resourceType: 'unity-catalog-object',
      rule: 'IS_IN_CATALOG',
      params: { catalogs: ['company'] },
    };
    expect(namesOf((await bench.get(CATALOGS)).body)).toEqual(['company']);

    bench.denied = 'databricks.catalog.read';
    expect((await bench.get(CATALOGS)).status).toBe(403);
    expect(
      (
        await bench
          .get(CATALOGS)
          .set('Authorization', mockCredentials.none.header())
      ).status,
    ).toBe(401);
  });

  it('is read ahead after the start, over HTTP at last', async () => {
    const asked = jest.spyOn(DatabricksApiClient.prototype, 'listUnityObjects');
    const told = new Promise<string>(resolve => {
      const logger = mockServices.rootLogger.mock({
        child: () => logger,
        info: message => {
          if (message.includes('explorer of Unity Catalog')) resolve(message);
        },
      });
      Bench.start([], undefined, {
        plugin: { unityCatalog: { warmUp: true } },
        features: [logger.factory],
      }).then(started => {
        bench = started;
      });
    });
    // This Databricks has no tables; what fails is named.
    const message = await told;
    expect(message).toContain('tables of payments_dev.information_schema');
    expect(message).not.toContain('its own API');
    // Catalogs, and the level that could be looked into; never what had failed.
    expect(asked).toHaveBeenCalledTimes(80);
    await expect(asked.mock.results[79].value).resolves.toMatchObject({
      via: { name: 'payments-dev' },
    });
    asked.mockRestore();
  });

  it('is not shown when app-config is wrong, and the rest is', async () => {
    bench = await Bench.start([], undefined, {
      plugin: { unityCatalog: { readAs: 'usr' } },
    });
    bench.reset();
    const { status, body } = await bench.get(CATALOGS);
    expect([status, body.error.message]).toEqual([
      503,
      expect.stringContaining(
        'databricks.unityCatalog.readAs must be portal or user, not "usr"',
      ),
    ]);
    expect((await bench.get('/workspaces')).status).toBe(200);
    const { body: sources } = await bench.get('/sources');
    expect(sources.problems).toEqual([
      {
        severity: 'error',
        path: 'databricks.unityCatalog.readAs',
        message: expect.stringContaining('nothing of Unity Catalog is shown'),
      },
    ]);
  });
});
