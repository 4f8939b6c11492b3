import { createBackendModule } from '@backstage/backend-plugin-api';
import { mockServices, startTestBackend } from '@backstage/backend-test-utils';
import {
  catalogProcessingExtensionPoint,
  type EntityProvider,
} from '@backstage/plugin-catalog-node';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import catalogModuleDatabricks, {
  databricksEntityTransformersExtensionPoint,
} from './index';

const ACCOUNTS = [
  '0d26daa6-5e44-4c97-a497-ef015f91254a',
  '1d26daa6-5e44-4c97-a497-ef015f91254a',
];

describe('catalogModuleDatabricks', () => {
  /** Names of the providers, and what was logged as wrong. */
  const start = async (databricks: unknown, provider: unknown) => {
    const providers: EntityProvider[] = [];
    const errors: string[] = [];
    const warnings: string[] = [];
    const logger = mockServices.rootLogger.mock({
      error: jest.fn(message => errors.push(message)),
      warn: jest.fn(message => warnings.push(message)),
      child: () => logger,
    });
    const transformers = createBackendModule({
      pluginId: 'catalog',
      moduleId: 'test-transformers',
      register(env) {
        env.registerInit({
          deps: { point: databricksEntityTransformersExtensionPoint },
          async init({ point }) {
            point.set({ workspace: entity => entity });
          },
        });
      },
    });
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
        transformers,
        logger.factory,
        catalogServiceMock.factory(),
        mockServices.rootConfig.factory({
          data: JSON.parse(
            JSON.stringify({
              databricks,
              catalog: { providers: { databricks: provider } },
            }),
          ),
        }),
      ],
    });
    await backend.stop();
    return {
      names: providers.map(one => one.getProviderName()),
      errors,
      warnings: warnings.filter(line => line.startsWith('databricks.')),
    };
  };
  const accounts = ACCOUNTS.map(accountId => ({
    accountId,
    clientId: 'id',
    clientSecret: 'secret',
  }));

  it('adds one provider for each account, and one for networks', async () => {
    await expect(
      start(
        { accounts },
        {
          schedule: { frequency: { seconds: 15 }, timeout: { minutes: 1 } },
        },
      ),
    ).resolves.toEqual({
      names: [
        ...ACCOUNTS.map(accountId => `databricks:${accountId}`),
        'databricks:networks',
      ],
      errors: [],
      warnings: [],
    });
  });

  it('adds one for the workspaces that are configured by themselves', async () => {
    const { names } = await start(
      {
        workspaces: [
          { host: 'https://dbc-1.cloud.databricks.com', token: 'dapi' },
          { host: 'https://dbc-2.cloud.databricks.com', token: 'dapi' },
        ],
      },
      {},
    );
    expect(names).toEqual(['databricks:workspaces']);
  });

  it('adds none when nothing is configured', async () => {
    await expect(start({}, {})).resolves.toEqual({
      names: [],
      errors: [],
      warnings: [],
    });
  });

  it('says what is wrong in app-config and starts all the same', async () => {
    const { names, errors } = await start(
      {
        accounts: [{ ...accounts[0], accountId: 'not an id' }, accounts[1]],
        catalog: { owners: [{ match: { catalogue: 'a' }, owner: 'b' }] },
      },
      { schedule: { frequency: { minuts: 1 } }, include: ['tables'] },
    );
    expect(names).toEqual([`databricks:${ACCOUNTS[1]}`, 'databricks:networks']);
    for (const path of [
      'databricks.accounts[0].accountId',
      'databricks.catalog.owners[0].match.catalogue',
      'catalog.providers.databricks.schedule',
      'catalog.providers.databricks.include',
    ]) {
      expect(errors).toContainEqual(expect.stringContaining(`${path}: `));
    }
  });

  it.each([
    ['databricks', accounts, {}],
    ['databricks', 'x', {}],
    ['catalog.providers.databricks', {}, [{ include: [] }]],
    ['databricks.catalog', { catalog: 'x', unityCatalog: [] }, {}],
  ])(
    'starts with something else than keys in %s, and says so',
    async (path, databricks, provider) => {
      const { names, errors } = await start(databricks, provider);
      expect(names).toEqual([]);
      expect(errors).toContainEqual(expect.stringContaining(path));
    },
  );

  it('warns that entities do not go by the rights of a person', async () => {
    const { warnings } = await start(
      { accounts, unityCatalog: { readAs: 'user' } },
      {},
    );
    expect(warnings).toEqual([
      expect.stringContaining(
        'databricks.unityCatalog.readAs: is user, which holds for the explorer only: entities show',
      ),
    ]);
  });
});
