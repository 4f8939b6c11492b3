import { permissionsServiceFactory } from '@backstage/backend-defaults/permissions';
import {
  coreServices,
  createBackendModule,
  createServiceFactory,
} from '@backstage/backend-plugin-api';
import {
  mockCredentials,
  mockServices,
  startTestBackend,
  type TestBackend,
} from '@backstage/backend-test-utils';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import permissionPlugin from '@backstage/plugin-permission-backend';
import {
  AuthorizeResult,
  isPermission,
  type PolicyDecision,
} from '@backstage/plugin-permission-common';
import { policyExtensionPoint } from '@backstage/plugin-permission-node/alpha';
import searchPlugin from '@backstage/plugin-search-backend';
import databricksPlugin from '@lakeport/backstage-plugin-databricks-backend';
import { databricksCatalogReadPermission } from '@lakeport/backstage-plugin-databricks-common';
import {
  createDatabricksUnityObjectConditionalDecision,
  databricksUnityObjectConditions,
} from '@lakeport/backstage-plugin-databricks-node';
import databricksSearch from '@lakeport/backstage-plugin-search-backend-module-databricks';
import request from 'supertest';
import { EstateServer } from '../__testUtils__/EstateServer';

jest.setTimeout(60_000);

const ANALYST = 'user:default/analyst';
const ADMIN = 'user:default/admin';
const REVIEWER = 'user:default/reviewer';
const NOBODY = 'user:default/nobody';

/**
 * Analysts see the catalog sales, reviewers what is not tagged pii, admins
 * everything, others nothing.
 */
const policy = createBackendModule({
  pluginId: 'permission',
  moduleId: 'test-policy',
  register(env) {
    env.registerInit({
      deps: { policy: policyExtensionPoint },
      async init(deps) {
        deps.policy.setPolicy({
          handle: async ({ permission }, user): Promise<PolicyDecision> => {
            const ref = user?.info.userEntityRef;
            if (
              !isPermission(permission, databricksCatalogReadPermission) ||
              ref === ADMIN
            ) {
              return { result: AuthorizeResult.ALLOW };
            }
            if (ref === REVIEWER) {
              return createDatabricksUnityObjectConditionalDecision(
                permission,
                { not: databricksUnityObjectConditions.hasTag({ key: 'pii' }) },
              );
            }
            return ref === ANALYST
              ? createDatabricksUnityObjectConditionalDecision(
                  permission,
                  databricksUnityObjectConditions.isInCatalog({
                    catalogs: ['sales'],
                  }),
                )
              : { result: AuthorizeResult.DENY };
          },
        });
      },
    });
  },
});

function commentOf(table: number): string | undefined {
  if (table === 7) {
    return 'Everything about whales';
  }
  return table < 6 ? 'Everything about dolphins' : undefined;
}

describe('Unity Catalog in search', () => {
  let estate: EstateServer;
  let backend: TestBackend;
  const scheduler = mockServices.scheduler();

  beforeAll(async () => {
    estate = await EstateServer.start();
    estate.workspaces = ['1', '2'].map(id => ({
      id,
      name: `w${id}`,
      metastoreId: 'm1',
    }));
    estate.catalogs = ['sales', 'hr'].map(name => ({
      name,
      metastoreId: 'm1',
      boundTo: name === 'hr' ? ['2'] : undefined,
      schemas: [
        {
          name: 'raw',
          volumes: [`${name}_landing`],
          tables: Array.from({ length: 120 }, (_, i) => ({
            name: `${name}_table_${i}`,
            comment: commentOf(i),
            tags: i % 3 === 0 ? ['pii'] : [],
            columns: [{ name: 'passport_number', comment: 'as printed' }],
            updatedAt: 1_764_547_200_000,
          })),
        },
      ],
    }));
    backend = await startTestBackend({
      features: [
        searchPlugin,
        databricksSearch,
        databricksPlugin,
        permissionPlugin,
        policy,
        catalogServiceMock.factory({ entities: [] }),
        createServiceFactory({
          service: coreServices.scheduler,
          deps: {},
          factory: () => scheduler,
        }),
        permissionsServiceFactory,
        createServiceFactory({
          service: coreServices.auth,
          deps: { plugin: coreServices.pluginMetadata },
          factory: ({ plugin }) => {
            const auth = mockServices.auth({ pluginId: plugin.getId() });
            if (plugin.getId() !== 'permission') {
              return auth;
            }
            const tokenOf = auth.getPluginRequestToken.bind(auth);
            // A mock's token on behalf of a user does not say which plugin sends
            // it, as real ones do, and conditions are applied for plugins alone.
            jest
              .spyOn(auth, 'getPluginRequestToken')
              .mockImplementation(async options =>
                tokenOf({
                  ...options,
                  onBehalfOf: await auth.getOwnServiceCredentials(),
                }),
              );
            return auth;
          },
        }),
        createServiceFactory({
          service: coreServices.httpAuth,
          deps: {
            auth: coreServices.auth,
            plugin: coreServices.pluginMetadata,
          },
          factory: ({ auth, plugin }) => {
            const httpAuth = mockServices.httpAuth({
              pluginId: plugin.getId(),
            });
            const credentialsOf = httpAuth.credentials.bind(httpAuth);
            // Nor which plugin asks for a user, for whom rights without a
            // resource are told to plugins alone.
            jest
              .spyOn(httpAuth, 'credentials')
              .mockImplementation(async (...args) => {
                const credentials = await credentialsOf(...args);
                if (auth.isPrincipal(credentials, 'user')) {
                  Object.assign(credentials.principal, {
                    actor: { type: 'service', subject: 'plugin:search' },
                  });
                }
                return credentials;
              });
            return httpAuth;
          },
        }),
        mockServices.rootConfig.factory({
          data: {
            permission: { enabled: true },
            databricks: {
              ...estate.config(),
              limits: { concurrency: 50, requestsPerSecond: 1000 },
            },
            backend: {
              database: { client: 'better-sqlite3', connection: ':memory:' },
            },
          },
        }),
      ],
    });
    await scheduler.triggerTask('search_index_databricks');
  });

  afterAll(async () => {
    await backend.stop();
    await estate.stop();
  });

  const find = async (term: string, user: string) => {
    const { status, body } = await request(backend.server)
      .get('/api/search/query')
      .query({ term, pageLimit: 100 })
      .set('Authorization', mockCredentials.user.header(user));
    expect(status).toBe(200);
    const { results } = body as {
      results: Array<{ document: { title: string; location: string } }>;
    };
    return results.map(({ document }) => document);
  };

  it('finds a table by its comment and leads to the explorer', async () => {
    await expect(find('whales', ADMIN)).resolves.toEqual(
      expect.arrayContaining([
        expect.objectContaining({
          title: 'sales_table_7',
          location:
            '/databricks/catalogs?metastore=m1&kind=table&catalog=sales&schema=raw&name=sales_table_7',
        }),
        expect.objectContaining({ title: 'hr_table_7' }),
      ]),
    );
  });

  it('finds volumes, and what only another workspace sees', async () => {
    const [first] = await find('hr_landing', ADMIN);
    expect(first.title).toBe('hr_landing');
  });

  it('shows nothing of a catalog that a policy hides', async () => {
    const titles = (await find('passport', ANALYST)).map(({ title }) => title);
    expect(titles.length).toBeGreaterThan(20);
    expect(titles.filter(title => !title.startsWith('sales'))).toEqual([]);
    await expect(find('whales', ANALYST)).resolves.toEqual([
      expect.objectContaining({ title: 'sales_table_7' }),
    ]);
    await expect(find('whales', NOBODY)).resolves.toEqual([]);
  });

  describe('for who may not see what has a tag', () => {
    const explorer = async (catalog: string) => {
      const { status, body } = await request(backend.server)
        .get('/api/databricks/unity-catalog/objects')
        .query({ metastore: 'm1', kind: 'table', catalog, schema: 'raw' })
        .query({ limit: 6, workspace: '2' })
        .set('Authorization', mockCredentials.user.header(REVIEWER));
      expect(status).toBe(200);
      const { items } = body as { items: Array<{ name: string }> };
      return items.map(({ name }) => name).filter(name => /_[0-5]$/.test(name));
    };
    const titles = async () =>
      (await find('dolphins', REVIEWER)).map(({ title }) => title).sort();

    it('shows what the explorer shows, and no more', async () => {
      const shown = [...(await explorer('hr')), ...(await explorer('sales'))];
      expect(shown.sort()).toEqual(expect.not.arrayContaining(['hr_table_0']));
      expect(shown.filter(name => name.startsWith('sales'))).toEqual(
        [1, 2, 4, 5].map(i => `sales_table_${i}`),
      );
      expect(await titles()).toEqual(shown);
      // Whoever sees all of it finds all of it.
      await expect(find('dolphins', ADMIN)).resolves.toHaveLength(12);
    });

    it('asks for no tags where the policy does not go by them', async () => {
      estate.asked.length = 0;
      await expect(find('dolphins', ANALYST)).resolves.toHaveLength(6);
      expect(estate.asked).toEqual([]);
    });
  });

  it('keeps the index while Databricks cannot be read', async () => {
    estate.denied.add('/');
    await scheduler.triggerTask('search_index_databricks');
    estate.denied.clear();
    await expect(find('whales', ANALYST)).resolves.toHaveLength(1);
  });

  it('reads no columns of tables that have not changed', async () => {
    estate.asked.length = 0;
    await scheduler.triggerTask('search_index_databricks');
    const lists = estate.asked.filter(url => url.includes('/tables?'));
    expect(lists.length).toBeGreaterThan(1);
    expect(lists.filter(url => !url.includes('omit_columns=true'))).toEqual([]);
    await expect(find('passport', ADMIN)).resolves.not.toEqual([]);
  });
});
