import { mockServices, TestDatabases } from '@backstage/backend-test-utils';
import { ScmIntegrations } from '@backstage/integration';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import type { Knex } from 'knex';
import { environmentEntity } from '../__testUtils__/environmentEntity';
import { openDatabase } from '../database/openDatabase';
import { EnvironmentIndex } from './EnvironmentIndex';
import { EnvironmentIndexer } from './EnvironmentIndexer';

const databases = TestDatabases.create({ ids: ['SQLITE_3', 'POSTGRES_15'] });
const HOUR = 60 * 60_000;

describe.each(databases.eachSupportedId())('EnvironmentIndexer on %s', id => {
  let knex: Knex;
  let index: EnvironmentIndex;
  const { signal } = new AbortController();
  const logger = mockServices.logger.mock();
  const dev = environmentEntity('payments', 'dev', {
    securityProfile: 'development',
  });

  const indexer = (
    catalog: ConstructorParameters<typeof EnvironmentIndexer>[0]['catalog'],
  ) =>
    new EnvironmentIndexer({
      auth: mockServices.auth(),
      catalog,
      index,
      integrations: ScmIntegrations.fromConfig(mockServices.rootConfig()),
      logger,
    });

  const refs = async () =>
    (await knex('environments').orderBy('entity_ref')).map(
      ({ entity_ref: ref }) => ref,
    );

  beforeEach(async () => {
    knex = await openDatabase({ getClient: () => databases.init(id) });
    index = new EnvironmentIndex(knex);
    logger.warn.mockClear();
  });

  it('keeps what the catalog says of environments', async () => {
    await indexer(
      catalogServiceMock({
        entities: [
          dev,
          { ...dev, spec: { type: 'database' } },
          environmentEntity('thief', 'dev', {
            annotations: {
              'lakeport.dev/project-file':
                'https://github.com/acme/payments/blob/main/lakeport.yaml',
            },
          }),
        ],
      }),
    ).run(signal);
    expect(await index.get('resource:default/payments-dev')).toEqual({
      entityRef: 'resource:default/payments-dev',
      owner: 'group:default/data',
      project: 'payments',
      environment: 'dev',
      securityProfile: 'development',
      repository: { host: 'github.com', owner: 'acme', repo: 'payments' },
    });
    expect(await index.get('resource:default/thief-dev')).not.toHaveProperty(
      'repository',
    );
    expect(await index.get('resource:default/nobody')).toBeUndefined();
  });

  it('writes what has changed, and keeps the drift beside it', async () => {
    const one = {
      entityRef: 'resource:default/a',
      project: 'a',
      environment: 'dev',
    };
    const at = (hours: number) =>
      new Date(Date.UTC(2026, 10, 30) + hours * HOUR);
    expect(await index.see([one], at(0))).toEqual({ written: 1 });
    await knex('environments').update({ drift_status: 'clean' });
    expect(await index.see([one], at(0.5))).toEqual({ written: 0 });
    expect(await index.see([one], at(2))).toEqual({ written: 1 });
    const owned = { ...one, owner: 'group:default/data' };
    expect(await index.see([owned], at(2))).toEqual({ written: 1 });
    const [row] = await knex('environments');
    expect(row).toMatchObject({
      owner: 'group:default/data',
      drift_status: 'clean',
    });
  });

  it('reads one that is needed at once, as far as the catalog answers', async () => {
    await indexer(catalogServiceMock({ entities: [dev] })).see(
      'resource:default/payments-dev',
    );
    expect(await refs()).toEqual(['resource:default/payments-dev']);
    await indexer({
      getEntityByRef: async () => {
        throw new Error('the catalog is down');
      },
      queryEntities: catalogServiceMock().queryEntities,
    }).see('resource:default/other');
    expect(logger.warn).toHaveBeenCalledTimes(1);
  });

  it('reads all pages', async () => {
    const entities = Array.from({ length: 1_203 }, (_, at) =>
      environmentEntity('many', `e${at}`),
    );
    await indexer(catalogServiceMock({ entities })).run(signal);
    expect(await refs()).toHaveLength(1_203);
  });

  it('forgets what was not seen for a day, but not for a catalog that fails or is empty', async () => {
    await index.see(
      [{ entityRef: 'resource:default/old', project: 'o', environment: 'dev' }],
      new Date(Date.now() - 25 * HOUR),
    );
    await indexer({
      getEntityByRef: async () => undefined,
      queryEntities: async () => {
        throw new Error('the catalog is down');
      },
    }).run(signal);
    expect(logger.warn).toHaveBeenCalledWith(
      expect.stringContaining('what is known of them stays'),
      expect.objectContaining({ message: 'the catalog is down' }),
    );
    expect(await refs()).toEqual(['resource:default/old']);

    await indexer(catalogServiceMock({ entities: [] })).run(signal);
    expect(await refs()).toEqual(['resource:default/old']);

    let asked = 0;
    const catalog = catalogServiceMock({ entities: [dev] });
    await indexer({
      getEntityByRef: async () => undefined,
      queryEntities: async (request, options) => {
        asked++;
        if (asked > 1) {
          throw new Error('the second page is not there');
        }
        const page = await catalog.queryEntities(request, options);
        return { ...page, pageInfo: { nextCursor: 'more' } };
      },
    }).run(signal);
    expect(await refs()).toEqual([
      'resource:default/old',
      'resource:default/payments-dev',
    ]);

    await indexer(catalog).run(signal);
    expect(await refs()).toEqual(['resource:default/payments-dev']);
  });
});
