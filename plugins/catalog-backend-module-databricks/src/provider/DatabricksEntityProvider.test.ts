import { mockServices } from '@backstage/backend-test-utils';
import type { EntityProviderMutation } from '@backstage/plugin-catalog-node';
import type {
  DatabricksAccountClient,
  DatabricksCatalog,
  DatabricksMetastore,
  DatabricksWorkspace,
} from '@lakeport/backstage-plugin-databricks-node';
import { DatabricksEntityProvider } from './DatabricksEntityProvider';

const workspace = (id: string, status = 'RUNNING'): DatabricksWorkspace => ({
  accountId: 'acc',
  id,
  name: `w${id}`,
  status,
  region: 'us-west-2',
  url: `https://${id}.cloud.databricks.com`,
  customTags: {},
});

/** An account whose answers a test sets; an Error is thrown. */
class FakeAccount implements DatabricksAccountClient {
  readonly accountId = 'acc';
  workspaces: DatabricksWorkspace[] | Error = [workspace('1')];
  metastores: DatabricksMetastore[] | Error = [
    { accountId: 'acc', id: 'm1', name: 'west' },
  ];
  catalogs: string[] | Error = ['sales'];

  async listWorkspaces() {
    return give(this.workspaces);
  }
  async listMetastores() {
    return give(this.metastores);
  }
  async findGroups(): Promise<never> {
    throw new Error('no entity stands for a group');
  }

  async groupExists(): Promise<never> {
    throw new Error('no entity stands for a group');
  }

  async listMetastoreWorkspaces() {
    return ['1'];
  }
  workspace() {
    return {
      listCatalogs: async (): Promise<DatabricksCatalog[]> =>
        give(this.catalogs).map(name => ({
          name,
          metastoreId: 'm1',
          properties: {},
        })),
      listSchemas: async () => [],
      listVolumes: async () => [],
      listTables: async () => [],
      getMetastoreAssignment: async () => undefined,
    };
  }
}

function give<T>(value: T | Error): T {
  if (value instanceof Error) {
    throw value;
  }
  return value;
}

describe('DatabricksEntityProvider', () => {
  let account: FakeAccount;
  let mutations: EntityProviderMutation[];
  let known: boolean;

  const connect = async (options: { allowEmpty?: boolean } = {}) => {
    const provider = new DatabricksEntityProvider({
      account,
      knows: async () => known,
      owner: 'unknown',
      allowEmpty: options.allowEmpty ?? false,
      schedule: { run: async () => {} },
      logger: mockServices.logger.mock({
        child: () => mockServices.logger.mock(),
      }),
    });
    await provider.connect({
      applyMutation: async mutation => {
        mutations.push(mutation);
      },
      refresh: async () => {},
    });
    return provider;
  };
  /** Type and names of the last mutation. */
  const last = (): [string, string[]] => {
    const mutation = mutations[mutations.length - 1];
    const entities =
      mutation.type === 'full' ? mutation.entities : mutation.added;
    return [
      mutation.type,
      entities.map(({ entity }) => entity.metadata.title ?? ''),
    ];
  };

  beforeEach(() => {
    account = new FakeAccount();
    mutations = [];
    known = false;
  });

  it('hands over everything, with a key of the account', async () => {
    const provider = await connect();
    await provider.refresh();
    expect(last()).toEqual(['full', ['sales', 'w1', 'west']]);
    const [mutation] = mutations;
    expect(
      mutation.type === 'full' &&
        mutation.entities.every(
          ({ locationKey }) => locationKey === 'databricks:acc',
        ),
    ).toBe(true);
  });

  it('gives an equal mutation for an unchanged account', async () => {
    const provider = await connect();
    await provider.refresh();
    await provider.refresh();
    expect(JSON.stringify(mutations[1])).toBe(JSON.stringify(mutations[0]));
  });

  it('removes what is gone while other things are there', async () => {
    account.workspaces = [workspace('1'), workspace('2')];
    const provider = await connect();
    await provider.refresh();
    account.workspaces = [workspace('2')];
    account.catalogs = ['revenue'];
    await provider.refresh();
    expect(last()).toEqual(['full', ['revenue', 'w2', 'west']]);
  });

  it.each([
    ['workspaces', new Error('403')],
    ['metastores', new Error('403')],
    ['catalogs', new Error('403')],
    ['workspaces', []],
    ['metastores', []],
    ['catalogs', []],
  ] as const)('removes nothing when %s turn to %p', async (source, answer) => {
    const provider = await connect();
    await provider.refresh();
    Object.assign(account, { [source]: answer });
    await provider.refresh();
    expect(last()).toEqual(['full', ['sales', 'w1', 'west']]);
  });

  it.each([
    ['workspaces', new Error('403')],
    ['metastores', new Error('403')],
    ['catalogs', new Error('403')],
    ['workspaces', []],
    ['metastores', []],
    ['catalogs', []],
  ] as const)(
    'removes nothing when %s are %p just after a restart',
    async (source, answer) => {
      known = true;
      Object.assign(account, { [source]: answer });
      await (await connect()).refresh();
      expect(mutations[0]).toMatchObject({ type: 'delta', removed: [] });
    },
  );

  it('takes a fresh, empty account for what it is', async () => {
    account.workspaces = [];
    account.metastores = [];
    await (await connect()).refresh();
    expect(last()).toEqual(['full', []]);
  });

  it('believes an empty list when it is told to', async () => {
    const provider = await connect({ allowEmpty: true });
    await provider.refresh();
    account.workspaces = [];
    await provider.refresh();
    expect(last()).toEqual(['full', ['west']]);
  });

  it('keeps the catalogs of a workspace that is being updated', async () => {
    const provider = await connect();
    await provider.refresh();
    account.workspaces = [workspace('1', 'PROVISIONING')];
    await provider.refresh();
    expect(last()).toEqual(['full', ['sales', 'w1', 'west']]);
  });
});
