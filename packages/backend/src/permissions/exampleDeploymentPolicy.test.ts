import { createServer, type Server } from 'node:http';
import {
  coreServices,
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
import type { Permission } from '@backstage/plugin-permission-common';
import databricksPlugin from '@lakeport/backstage-plugin-databricks-backend';
import {
  databricksCatalogReadPermission,
  databricksDeploymentApprovePermission,
  databricksDeploymentCancelPermission,
  databricksDeploymentReadPermission,
  databricksOperationPermissions,
  unityObjectRef,
  type UnityObjectName,
} from '@lakeport/backstage-plugin-databricks-common';
import request from 'supertest';
import { exampleDeploymentPolicy } from './exampleDeploymentPolicy';

const OWNER = 'user:default/owner';
const OTHER = 'user:default/other';
const PLATFORM = 'user:default/platform-engineer';
const GROUPS: Record<string, string[]> = {
  [OWNER]: ['group:default/payments-data'],
  [OTHER]: ['group:default/sales-data'],
  [PLATFORM]: ['group:default/platform'],
};

const permissions: Record<string, Permission> = {
  read: databricksDeploymentReadPermission,
  ...databricksOperationPermissions,
  cancel: databricksDeploymentCancelPermission,
  approve: databricksDeploymentApprovePermission,
};
const all = Object.keys(permissions);
const changes = ['apply', 'sleep', 'wake', 'rotate', 'cancel'];

const environment = (name: string, securityProfile?: string) => ({
  apiVersion: 'backstage.io/v1alpha1',
  kind: 'Resource',
  metadata: {
    name,
    namespace: 'default',
    annotations: {
      'lakeport.dev/environment': `payments/${name}`,
      ...(securityProfile && {
        'lakeport.dev/security-profile': securityProfile,
      }),
    },
  },
  spec: {
    type: 'databricks-environment',
    owner: 'group:default/payments-data',
  },
});

const ACCOUNT_ID = '0d26daa6-5e44-4c97-a497-ef015f91254a';

/** What Databricks tells, by the end of the path and the catalog that is asked about. */
const databricksAnswers: Record<string, object> = {
  '/v1/token': { access_token: 'token', expires_in: 3600 },
  '/workspaces': [
    {
      workspace_id: 1,
      workspace_name: 'one',
      workspace_status: 'RUNNING',
      workspace_url: '',
      custom_tags: {},
    },
  ],
  '/metastores': { metastores: [{ metastore_id: 'm', name: 'west' }] },
  '/metastores/m/workspaces': { workspace_ids: [1] },
  '/unity-catalog/catalogs': {
    catalogs: [
      { name: 'sales', owner: 'Payments-Data' },
      { name: 'hr', owner: 'people' },
      { name: 'open', owner: 'people' },
      { name: 'system' },
    ],
  },
  '/unity-catalog/schemas?catalog_name=sales': {
    schemas: [{ name: 'raw', catalog_name: 'sales', owner: 'somebody' }],
  },
  '/unity-catalog/schemas?catalog_name=open': {
    schemas: [{ name: 's', catalog_name: 'open', owner: 'people' }],
  },
  '/unity-catalog/tables?catalog_name=sales': {
    tables: [
      {
        name: 'orders',
        catalog_name: 'sales',
        schema_name: 'raw',
        owner: 'somebody',
      },
    ],
  },
  '/catalogs/open/tags': {
    tag_assignments: [{ tag_key: 'portal', tag_value: 'everyone' }],
  },
};

/** A Databricks with one workspace, on loopback. */
async function startDatabricks(): Promise<{ server: Server; url: string }> {
  const server = createServer((req, res) => {
    const url = new URL(req.url ?? '/', 'http://127.0.0.1');
    const path = decodeURIComponent(url.pathname);
    const catalog = url.searchParams.get('catalog_name');
    const asked = catalog === null ? path : `${path}?catalog_name=${catalog}`;
    const [, found] =
      Object.entries(databricksAnswers)
        .sort(([a], [b]) => b.length - a.length)
        .find(([end]) => asked.endsWith(end)) ?? [];
    const answer = path.endsWith('/tags') ? found ?? {} : found;
    res.writeHead(answer ? 200 : 404, { 'Content-Type': 'application/json' });
    res.end(
      JSON.stringify(
        answer ?? { error_code: 'CATALOG_DOES_NOT_EXIST', message: 'none' },
      ).replace(
        '"workspace_url":""',
        `"workspace_url":"http://${req.headers.host}/w"`,
      ),
    );
  });
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  if (address === null || typeof address === 'string') {
    throw new Error('the server listens on no port');
  }
  return { server, url: `http://127.0.0.1:${address.port}` };
}

describe('exampleDeploymentPolicy, in the permission backend', () => {
  let backend: TestBackend;
  let databricks: Server;

  beforeAll(async () => {
    const { server, url } = await startDatabricks();
    databricks = server;
    backend = await startTestBackend({
      features: [
        permissionPlugin,
        exampleDeploymentPolicy,
        databricksPlugin,
        mockServices.rootConfig.factory({
          data: {
            permission: { enabled: true },
            databricks: {
              accounts: [
                {
                  accountId: ACCOUNT_ID,
                  host: url,
                  clientId: 'id',
                  clientSecret: 'secret',
                },
              ],
            },
            backend: {
              database: { client: 'better-sqlite3', connection: ':memory:' },
            },
          },
        }),
        createServiceFactory({
          service: coreServices.auth,
          deps: { plugin: coreServices.pluginMetadata },
          factory: ({ plugin }) => {
            const auth = mockServices.auth({ pluginId: plugin.getId() });
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
          service: coreServices.userInfo,
          deps: { auth: coreServices.auth },
          factory: ({ auth }) => ({
            getUserInfo: async credentials => {
              if (!auth.isPrincipal(credentials, 'user')) {
                throw new Error('a user was expected');
              }
              const { userEntityRef } = credentials.principal;
              return {
                userEntityRef,
                ownershipEntityRefs: [
                  userEntityRef,
                  ...(GROUPS[userEntityRef] ?? []),
                ],
              };
            },
          }),
        }),
        catalogServiceMock.factory({
          entities: [
            environment('dev', 'development'),
            environment('basic', 'production-basic'),
            environment('secure', 'production-secure'),
            environment('maximum', 'maximum-security'),
            environment('untold'),
            {
              apiVersion: 'backstage.io/v1alpha1',
              kind: 'Group',
              metadata: { name: 'payments-data' },
              spec: { type: 'team', children: [] },
            },
          ],
        }),
      ],
    });
  }, 60_000);
  afterAll(async () => {
    await backend.stop();
    databricks.closeAllConnections();
    databricks.close();
  });

  const allowed = async (user: string, name: string): Promise<string[]> => {
    const { status, body } = await request(backend.server)
      .post('/api/permission/authorize')
      .set('Authorization', mockCredentials.user.header(user))
      .send({
        items: all.map(id => ({
          id,
          permission: permissions[id],
          resourceRef: `resource:default/${name}`,
        })),
      });
    expect(status).toBe(200);
    return body.items
      .filter(({ result }: { result: string }) => result === 'ALLOW')
      .map(({ id }: { id: string }) => id);
  };

  it.each([
    ['dev', ['read', 'plan', ...changes, 'approve']],
    ['basic', ['read', 'plan', 'approve']],
    ['secure', ['read', 'plan']],
    ['maximum', ['read', 'plan']],
    ['untold', ['read', 'plan']],
    ['nowhere', []],
  ])('lets the owner of %s do %j', async (name, expected) => {
    expect((await allowed(OWNER, name)).sort()).toEqual([...expected].sort());
  });

  it.each(['dev', 'maximum'])('lets nobody else touch %s', async name => {
    expect(await allowed(OTHER, name)).toEqual([]);
  });

  it.each(['dev', 'maximum', 'untold'])(
    'lets the platform team do everything with %s',
    async name => {
      expect(await allowed(PLATFORM, name)).toEqual(all);
    },
  );

  describe('of Unity Catalog', () => {
    const catalog = (name: string): UnityObjectName => ({
      metastoreId: 'm',
      kind: 'catalog',
      catalog: name,
    });
    const objects: Record<string, UnityObjectName> = {
      owned: catalog('sales'),
      'in what is owned': {
        ...catalog('sales'),
        kind: 'table',
        schema: 'raw',
        name: 'orders',
      },
      'of others': catalog('hr'),
      'for everyone': { ...catalog('open'), kind: 'schema', schema: 's' },
      'of Databricks': catalog('system'),
      'not there': catalog('none'),
    };

    it.each([
      [OWNER, ['owned', 'in what is owned', 'for everyone', 'of Databricks']],
      [OTHER, ['for everyone', 'of Databricks']],
      [PLATFORM, Object.keys(objects)],
    ])('lets %s see %j', async (user, expected) => {
      const { body } = await request(backend.server)
        .post('/api/permission/authorize')
        .set('Authorization', mockCredentials.user.header(user))
        .send({
          items: Object.entries(objects).map(([id, name]) => ({
            id,
            permission: databricksCatalogReadPermission,
            resourceRef: unityObjectRef(name),
          })),
        });
      expect(
        body.items
          .filter(({ result }: { result: string }) => result === 'ALLOW')
          .map(({ id }: { id: string }) => id),
      ).toEqual(expected);
    });
  });

  it('leaves other permissions alone', async () => {
    const { body } = await request(backend.server)
      .post('/api/permission/authorize')
      .set('Authorization', mockCredentials.user.header(OTHER))
      .send({
        items: [
          {
            id: 'x',
            permission: {
              type: 'basic',
              name: 'databricks.workspace.read',
              attributes: { action: 'read' },
            },
          },
        ],
      });
    expect(body.items).toEqual([{ id: 'x', result: 'ALLOW' }]);
  });
});
