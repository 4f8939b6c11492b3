import { mockServices, startTestBackend } from '@backstage/backend-test-utils';
import {
  catalogProcessingExtensionPoint,
  type EntityProvider,
} from '@backstage/plugin-catalog-node';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import catalogModuleDatabricks from './index';

describe('catalogModuleDatabricks', () => {
  it('adds one provider for each account', async () => {
    const providers: EntityProvider[] = [];
    const backend = await startTestBackend({
      extensionPoints: [
        [
          catalogProcessingExtensionPoint,
          {
            addEntityProvider: (
              ...added: Array<EntityProvider | EntityProvider[]>
            ) => providers.push(...added.flat()),
          },
        ],
      ],
      features: [
        catalogModuleDatabricks,
        catalogServiceMock.factory(),
        mockServices.rootConfig.factory({
          data: {
            databricks: {
              accounts: ['a', 'b'].map(accountId => ({
                accountId,
                clientId: 'id',
                clientSecret: 'secret',
              })),
            },
            catalog: {
              providers: {
                databricks: {
                  schedule: {
                    frequency: { seconds: 15 },
                    timeout: { minutes: 1 },
                  },
                },
              },
            },
          },
        }),
      ],
    });
    await backend.stop();
    expect(providers.map(provider => provider.getProviderName())).toEqual([
      'databricks:a',
      'databricks:b',
    ]);
  });
});
