import {
  coreServices,
  createBackendModule,
  createServiceFactory,
} from '@backstage/backend-plugin-api';
import {
  mockCredentials,
  mockServices,
  startTestBackend,
  TestDatabases,
  type TestBackend,
} from '@backstage/backend-test-utils';
import catalogPlugin from '@backstage/plugin-catalog-backend';
import {
  catalogProcessingExtensionPoint,
  catalogServiceRef,
  type CatalogService,
} from '@backstage/plugin-catalog-node';
import databricksEntities from '@lakeport/backstage-plugin-catalog-backend-module-databricks';
import { ESTATE_ACCOUNT, EstateServer } from '../__testUtils__/EstateServer';

jest.setTimeout(60_000);

const REFRESH = `databricks:${ESTATE_ACCOUNT}:refresh`;
const OWNER = 'Finance, =EMEA 50%_"People"';
const WRITES = /^\s*(insert|update|delete)\b/i;

describe('entities of a Databricks account in the catalog', () => {
  const databases = TestDatabases.create({ ids: ['SQLITE_3'] });
  let estate: EstateServer;
  let backend: TestBackend | undefined;

  beforeEach(async () => {
    estate = await EstateServer.start();
    estate.workspaces = ['1', '2', '3'].map(id => ({
      id,
      name: `w${id}`,
      metastoreId: 'm1',
    }));
    estate.catalogs = Array.from({ length: 30 }, (_, i) => ({
      name: `c${i}`,
      metastoreId: 'm1',
      // Others are so long that they fit into no URL together.
      owner: i % 3 === 0 ? OWNER : `${'財'.repeat(250)}${i}`,
      boundTo: i % 3 === 0 ? ['2'] : undefined,
      schemas: [],
    }));
  });

  afterEach(async () => {
    await backend?.stop();
    await estate.stop();
  });

  /** A backend on a database, which may have been another backend's. */
  const start = async (
    knex: Awaited<ReturnType<typeof databases.init>>,
    provider: object = {},
    databricks: object = estate.config(),
  ) => {
    const scheduler = mockServices.scheduler();
    let catalog: CatalogService | undefined;
    const organization = createBackendModule({
      pluginId: 'catalog',
      moduleId: 'test-organization',
      register(env) {
        env.registerInit({
          deps: {
            processing: catalogProcessingExtensionPoint,
            catalog: catalogServiceRef,
          },
          async init(deps) {
            catalog = deps.catalog;
            deps.processing.addEntityProvider({
              getProviderName: () => 'organization',
              connect: async connection =>
                connection.applyMutation({
                  type: 'full',
                  entities: [
                    {
                      entity: {
                        apiVersion: 'backstage.io/v1alpha1',
                        kind: 'Group',
                        metadata: {
                          name: 'finance',
                          annotations: {
                            'backstage.io/managed-by-location': 'test:a',
                            'backstage.io/managed-by-origin-location': 'test:a',
                          },
                        },
                        spec: {
                          type: 'team',
                          children: [],
                          profile: { displayName: OWNER },
                        },
                      },
                    },
                  ],
                }),
            });
          },
        });
      },
    });
    backend = await startTestBackend({
      features: [
        catalogPlugin,
        databricksEntities,
        organization,
        createServiceFactory({
          service: coreServices.scheduler,
          deps: {},
          factory: () => scheduler,
        }),
        createServiceFactory({
          service: coreServices.database,
          deps: {},
          factory: () => ({ getClient: async () => knex }),
        }),
        mockServices.rootConfig.factory({
          data: {
            databricks: { ...databricks },
            catalog: {
              rules: [{ allow: ['Resource', 'Group'] }],
              providers: { databricks: provider },
            },
          },
        }),
      ],
    });
    const list = async () => {
      const { items } = (await catalog?.getEntities(
        {},
        { credentials: mockCredentials.service() },
      )) ?? { items: [] };
      return items.filter(({ kind }) => kind === 'Resource');
    };
    return {
      list,
      refresh: () => scheduler.triggerTask(REFRESH),
      async untilThereIs(ref: string) {
        for (let tries = 0; tries < 300; tries++) {
          if (
            await catalog?.getEntityByRef(ref, {
              credentials: mockCredentials.service(),
            })
          ) {
            return;
          }
          await new Promise(done => setTimeout(done, 100));
        }
        throw new Error(`the catalog never had ${ref}`);
      },
      async until(count: number) {
        for (let tries = 0; tries < 300; tries++) {
          const found = await list();
          if (found.length === count) {
            return found;
          }
          await new Promise(done => setTimeout(done, 100));
        }
        throw new Error(`the catalog never had ${count} entities`);
      },
    };
  };

  it('are stored with owners and relations, and an unchanged refresh writes nothing', async () => {
    const knex = await databases.init('SQLITE_3');
    const writes: string[] = [];
    knex.on('query', ({ sql }) => {
      if (WRITES.test(sql)) {
        writes.push(sql);
      }
    });
    const first = await start(knex);
    await first.untilThereIs('group:default/finance');
    await first.refresh();
    const stored = await first.until(35);
    const c3 = stored.find(({ metadata }) => metadata.title === 'c3');
    expect(c3?.spec?.owner).toBe('group:default/finance');
    expect(c3?.relations).toEqual(
      expect.arrayContaining([
        { type: 'dependsOn', targetRef: 'resource:default/w2-2' },
        {
          type: 'dependsOn',
          targetRef: 'resource:default/metastore-m1-metastore.m1',
        },
        { type: 'ownedBy', targetRef: 'group:default/finance' },
      ]),
    );
    await first.refresh();
    await backend?.stop();
    backend = undefined;

    const second = await start(knex);
    await second.until(35);
    const rows = () =>
      knex('refresh_state')
        .select('entity_ref', 'unprocessed_hash', 'location_key')
        .orderBy('entity_ref');
    const references = () =>
      knex('refresh_state_references').select('id').orderBy('id');
    const before = [await rows(), await references()];
    writes.length = 0;
    await second.refresh();
    await second.refresh();
    expect(
      writes.filter(sql => sql.includes('refresh_state_references')),
    ).toEqual([]);
    expect([await rows(), await references()]).toEqual(before);
  });

  it('are removed after a restart, unless that is too much at once', async () => {
    const knex = await databases.init('SQLITE_3');
    const first = await start(knex);
    await first.refresh();
    await first.until(35);
    await backend?.stop();

    estate.catalogs.splice(0, 5);
    const second = await start(knex);
    await second.refresh();
    await second.until(30);

    estate.catalogs.splice(0, 20);
    await second.refresh();
    await new Promise(done => setTimeout(done, 500));
    expect(await second.list()).toHaveLength(30);
    await backend?.stop();

    const third = await start(knex, { rejectRemovalsAbovePercentage: 90 });
    await third.refresh();
    await third.until(10);
  });

  it('stay when the account refuses', async () => {
    const knex = await databases.init('SQLITE_3');
    const one = await start(knex);
    await one.refresh();
    await one.until(35);
    estate.denied.add('/accounts/');
    estate.catalogs = [];
    await one.refresh();
    await new Promise(done => setTimeout(done, 500));
    expect(await one.list()).toHaveLength(35);
  });

  it.each([
    ['an id that is none', { accountId: 'd26daa6-5e44' }],
    ['a secret that is not set', { clientSecret: '' }],
    ['a host that is not allowed', { host: 'https://lake.example' }],
  ])('stay at a start with %s', async (_, mistake) => {
    const knex = await databases.init('SQLITE_3');
    const one = await start(knex);
    await one.refresh();
    await one.until(35);
    await backend?.stop();
    const [account] = estate.config().accounts;
    const other = await start(
      knex,
      {},
      { accounts: [{ ...account, ...mistake }] },
    );
    await new Promise(done => setTimeout(done, 500));
    expect(await other.list()).toHaveLength(35);
  });

  it('go with an account that is taken out of app-config', async () => {
    const knex = await databases.init('SQLITE_3');
    const one = await start(knex);
    await one.refresh();
    await one.until(35);
    await backend?.stop();
    const other = await start(knex, {}, { accounts: [] });
    await other.until(0);
  });
});
