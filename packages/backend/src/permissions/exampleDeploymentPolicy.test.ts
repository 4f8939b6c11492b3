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
  databricksDeploymentApprovePermission,
  databricksDeploymentCancelPermission,
  databricksDeploymentReadPermission,
  databricksOperationPermissions,
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

describe('exampleDeploymentPolicy, in the permission backend', () => {
  let backend: TestBackend;

  beforeAll(async () => {
    backend = await startTestBackend({
      features: [
        permissionPlugin,
        exampleDeploymentPolicy,
        databricksPlugin,
        mockServices.rootConfig.factory({
          data: {
            permission: { enabled: true },
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
          ],
        }),
      ],
    });
  }, 60_000);
  afterAll(() => backend.stop());

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
