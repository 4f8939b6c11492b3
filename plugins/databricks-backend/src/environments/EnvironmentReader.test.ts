import { mockServices } from '@backstage/backend-test-utils';
import { DefaultDatabricksService } from '@lakeport/backstage-plugin-databricks-node';
import { ACCOUNT_ID, FakeDatabricks } from '../__testUtils__/FakeDatabricks';
import { WorkspaceReader } from '../workspaces/WorkspaceReader';
import { EnvironmentReader } from './EnvironmentReader';

const ENVIRONMENT = {
  entityRef: 'resource:default/payments-dev',
  project: 'payments',
  environment: 'dev',
};

describe('EnvironmentReader', () => {
  let fake: FakeDatabricks;
  let reader: EnvironmentReader;

  const readerOf = (accountIds: string[]) => {
    const databricks = new DefaultDatabricksService({
      config: {
        accounts: accountIds.map(accountId => ({
          accountId,
          host: fake.server.url,
          clientId: 'id',
          clientSecret: 'secret',
        })),
        allowedHosts: [],
      },
      retryStepMs: 1,
    });
    const logger = mockServices.logger.mock();
    const kept = new Map<string, string>();
    return new EnvironmentReader({
      databricks,
      logger,
      workspaces: new WorkspaceReader({
        databricks,
        logger,
        cache: mockServices.cache.mock({
          get: async key => {
            const text = kept.get(key);
            return text && JSON.parse(text);
          },
          set: async (key, value) => {
            kept.set(key, JSON.stringify(value));
          },
        }),
      }),
    });
  };

  beforeEach(async () => {
    fake = await FakeDatabricks.start();
    reader = readerOf([ACCOUNT_ID]);
  });

  afterEach(async () => {
    await fake.stop();
  });

  it('shows the catalogs that are the environment’s own', async () => {
    const { catalogs, errors } = await reader.read(ENVIRONMENT);
    expect(errors).toEqual([]);
    expect(catalogs.map(({ name }) => name)).toEqual(['payments_dev']);
  });

  it('asks the account once in a while, not for every reader', async () => {
    await reader.read(ENVIRONMENT);
    await reader.read(ENVIRONMENT);
    expect(
      fake.server.seen.filter(({ path }) => path.endsWith('/workspaces')),
    ).toHaveLength(2); // of the account, and of its metastore
  });

  it('asks another account that does not answer no more than once', async () => {
    const other = '11111111-2222-4333-8444-555555555555';
    const { catalogs, errors } = await readerOf([ACCOUNT_ID, other]).read(
      ENVIRONMENT,
    );
    expect(catalogs.map(({ name }) => name)).toEqual(['payments_dev']);
    expect(errors.every(({ source }) => source.includes(other))).toBe(true);
    expect(
      fake.server.seen.filter(({ path }) =>
        path.endsWith(`/${other}/workspaces`),
      ),
    ).toHaveLength(1);
  });

  it('follows a workspace that is gone since the list was kept', async () => {
    await reader.read(ENVIRONMENT);
    fake.isGone = true;
    const { workspace, catalogs, errors } = await reader.read(ENVIRONMENT);
    expect(workspace).toBeUndefined();
    expect(catalogs).toEqual([]);
    expect(errors).toEqual([]);
  });

  it('says so when a workspace lives where the account’s may not', async () => {
    fake.workspaceUrl = 'https://evil.example';
    const { workspace, errors } = await reader.read(ENVIRONMENT);
    expect(workspace?.name).toBe('payments-dev');
    expect(errors).toEqual([
      {
        source: 'workspace payments-dev',
        message: expect.stringContaining('databricks.allowedHosts'),
      },
    ]);
  });
});
