import { mockServices, startTestBackend } from '@backstage/backend-test-utils';
import type { RegisterCollatorParameters } from '@backstage/plugin-search-backend-node';
import { searchIndexRegistryExtensionPoint } from '@backstage/plugin-search-backend-node/alpha';
import searchModuleDatabricks from './index';

describe('searchModuleDatabricks', () => {
  /** What search was given, and what was logged, by a backend that came up. */
  const start = async (config: { databricks?: object; search?: object }) => {
    const collators: RegisterCollatorParameters[] = [];
    const errors: string[] = [];
    const warnings: string[] = [];
    const logger = mockServices.rootLogger.mock({
      error: jest.fn(message => errors.push(message)),
      warn: jest.fn(message => warnings.push(message)),
      child: () => logger,
    });
    const scheduled: unknown[] = [];
    const scheduler = mockServices.scheduler.mock({
      createScheduledTaskRunner: schedule => {
        scheduled.push(schedule);
        return { run: async () => {} };
      },
    });
    const { databricks, search } = config;
    const backend = await startTestBackend({
      extensionPoints: [
        [
          searchIndexRegistryExtensionPoint,
          {
            addCollator: given => collators.push(given),
            addDecorator: () => {},
          },
        ],
      ],
      features: [
        searchModuleDatabricks,
        logger.factory,
        scheduler.factory,
        mockServices.rootConfig.factory({
          data: {
            ...(databricks && { databricks }),
            ...(search && { search: { collators: { databricks: search } } }),
          },
        }),
      ],
    });
    await backend.stop();
    return {
      types: collators.map(({ factory }) => factory.type),
      scheduled,
      errors,
      warnings: warnings.filter(line => line.startsWith('databricks.')),
    };
  };
  const account = {
    accountId: '0d26daa6-5e44-4c97-a497-ef015f91254a',
    clientId: 'id',
    clientSecret: 'secret',
  };

  it('gives search its collator, on the schedule of app-config', async () => {
    const schedule = {
      frequency: { minutes: 20 },
      timeout: { minutes: 10 },
    };
    await expect(
      start({ databricks: { accounts: [account] }, search: { schedule } }),
    ).resolves.toEqual({
      types: ['databricks'],
      scheduled: [expect.objectContaining(schedule)],
      errors: [],
      warnings: [],
    });
  });

  it('says what is wrong in app-config and where, and starts all the same', async () => {
    const { types, scheduled, errors } = await start({
      databricks: {
        accounts: [{ ...account, accountId: 'not an id' }, account],
      },
      search: {
        schedule: { frequency: { cron: '* * * *' }, timeout: { minutes: 10 } },
        exlude: ['hr_*'],
        maxTables: -1,
      },
    });
    expect(types).toEqual(['databricks']);
    expect(scheduled).toEqual([
      expect.objectContaining({ frequency: { hours: 1 } }),
    ]);
    expect([...errors].sort()).toEqual([
      expect.stringMatching(
        /^databricks\.accounts\[0\]\.accountId: not an id is not the id/,
      ),
      expect.stringMatching(
        /^search\.collators\.databricks\.exlude: .*known are schedule, /,
      ),
      expect.stringMatching(
        /^search\.collators\.databricks\.maxTables: .*it is 20000$/,
      ),
      expect.stringMatching(
        /^search\.collators\.databricks\.schedule: .*must be a crontab.*the default schedule holds$/,
      ),
    ]);
  });

  it('reads no catalog where it is not clear which are kept out', async () => {
    const { types, errors } = await start({
      databricks: { accounts: [account] },
      search: { exclude: { hr: true } },
    });
    expect(types).toEqual(['databricks']);
    expect(errors).toEqual([
      expect.stringMatching(
        /^search\.collators\.databricks\.exclude: .*no catalog is read$/,
      ),
    ]);
  });

  it('warns that what search finds does not go by the rights of a person', async () => {
    const { errors, warnings } = await start({
      databricks: { accounts: [account], unityCatalog: { readAs: 'user' } },
    });
    expect(errors).toEqual([]);
    expect(warnings).toEqual([
      expect.stringContaining(
        'databricks.unityCatalog.readAs: is user, which holds for the explorer only: search finds',
      ),
    ]);
  });
});
