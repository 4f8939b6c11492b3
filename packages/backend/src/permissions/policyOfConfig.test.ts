import {
  mockCredentials,
  mockServices,
  startTestBackend,
  type TestBackend,
} from '@backstage/backend-test-utils';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import permissionPlugin from '@backstage/plugin-permission-backend';
import { databricksDeploymentDestroyPermission } from '@lakeport/backstage-plugin-databricks-common';
import request from 'supertest';
import { policyOfConfig } from './policyOfConfig';

describe('policyOfConfig', () => {
  let backend: TestBackend | undefined;
  afterEach(async () => {
    await backend?.stop();
    backend = undefined;
  });

  const start = async (policy?: string) => {
    backend = await startTestBackend({
      features: [
        permissionPlugin,
        policyOfConfig,
        catalogServiceMock.factory({ entities: [] }),
        mockServices.rootConfig.factory({
          data: { permission: { enabled: true, policy } },
        }),
      ],
    });
    return backend;
  };
  /** Whether a user of no team may destroy an environment. */
  const answerOf = async ({ server }: TestBackend) => {
    const { body } = await request(server)
      .post('/api/permission/authorize')
      .set('Authorization', mockCredentials.user.header())
      .send({
        items: [
          {
            id: 'x',
            permission: databricksDeploymentDestroyPermission,
            resourceRef: 'resource:default/payments-prod',
          },
        ],
      });
    return body.items?.[0].result ?? body;
  };

  it.each([undefined, 'allow-all'])('allows all with %s', async policy => {
    expect(await answerOf(await start(policy))).toBe('ALLOW');
  });

  it('leaves it to the platform team with owners-and-platform', async () => {
    expect(await answerOf(await start('owners-and-platform'))).toBe('DENY');
  });

  it('does not start with a policy that is none', async () => {
    await expect(start('deny-all')).rejects.toThrow(
      "permission.policy is 'deny-all': allow-all or owners-and-platform were right",
    );
  });
});
