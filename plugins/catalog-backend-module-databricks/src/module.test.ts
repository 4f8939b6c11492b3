import { mockServices, startTestBackend } from '@backstage/backend-test-utils';
import {
  catalogProcessingExtensionPoint,
  type EntityProvider,
} from '@backstage/plugin-catalog-node';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import catalogModuleDatabricks from './index';

const ACCOUNTS = [
  '0d26daa6-5e44-4c97-a497-ef015f91254a',
  '1d26daa6-5e44-4c97-a497-ef015f91254a',
];

describe('catalogModuleDatabricks', () => {
  it('adds one provider for each account, and one for networks', async () => {
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
              accounts: ACCOUNTS.map(accountId => ({
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
      ...ACCOUNTS.map(accountId => `databricks:${accountId}`),
      'databricks:networks',
    ]);
  });
});
