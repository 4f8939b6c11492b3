import { mockServices } from '@backstage/backend-test-utils';
import { NotFoundError } from '@backstage/errors';
import type { Workspace } from '@lakeport/backstage-plugin-databricks-common';
import type {
  DatabricksWorkspaceReader,
  StatementResult,
} from '@lakeport/backstage-plugin-databricks-node';
import { TestClock } from '../__testUtils__/TestClock';
import type { LocatedWorkspace } from '../workspaces/WorkspaceLocator';
import { CostReader } from './CostReader';

const HOUR = 60 * 60_000;
const age = { readAt: '2026-12-01T00:00:00.000Z', stale: false };
const workspace = (id: string, accountId: string): Workspace => ({
  accountId,
  id,
  name: `workspace ${id}`,
  status: 'RUNNING',
  region: 'us-west-2',
  url: `https://dbc-${id}.cloud.databricks.com`,
});
const workspaces = [
  workspace('1', 'a'),
  workspace('2', 'a'),
  workspace('3', 'b'),
  workspace('4', ''),
];

describe('CostReader', () => {
  let clock: TestClock;
  let asked: string[];
  let answer: () => Promise<StatementResult>;
  const rows = (amount: string): StatementResult => ({
    statementId: 's',
    columns: [],
    rows: [['2026-11-30', 'JOBS', amount, '1', '0', null]],
    truncated: false,
  });

  const readerOf = (id: string): DatabricksWorkspaceReader => ({
    url: '',
    get unityCatalog(): never {
      throw new Error('not for costs');
    },
    get compute(): never {
      throw new Error('not for costs');
    },
    me: async () => {
      throw new Error('not for costs');
    },
    statements: {
      run: ({ warehouseId }) => {
        asked.push(`${warehouseId} in ${id}`);
        return answer();
      },
    },
  });

  const find = async (idOrName: string): Promise<LocatedWorkspace> => {
    const found = workspaces.find(({ id, name }) =>
      [id, name].includes(idOrName),
    );
    if (!found) {
      throw new NotFoundError(`There is no workspace ${idOrName}`);
    }
    return {
      workspace: found,
      mode: 'account',
      age,
      errors: [],
      reader: () => readerOf(found.id),
    };
  };

  const costs = (
    warehouses: Array<{ workspace: string; warehouseId: string }>,
  ) => {
    const kept = new Map<string, string>();
    return new CostReader({
      waitMs: 20,
      config: { warehouses, days: 30, currency: 'USD' },
      logger: mockServices.logger.mock(),
      cache: mockServices.cache.mock({
        get: async key => {
          const text = kept.get(key);
          return text && JSON.parse(text);
        },
        set: async (key, value) => {
          kept.set(key, JSON.stringify(value));
        },
      }),
      locator: { find, lookUp: find },
    });
  };

  beforeEach(() => {
    clock = TestClock.start();
    asked = [];
    answer = async () => rows('2.5');
  });
  afterEach(() => clock.stop());

  it('asks a warehouse of the same account, its own before others', async () => {
    const reader = costs([
      { workspace: '9', warehouseId: 'gone' },
      { workspace: '2', warehouseId: 'two' },
      { workspace: 'workspace 1', warehouseId: 'one' },
    ]);
    await reader.read('1');
    await reader.read('2');
    expect(asked).toEqual(['one in 1', 'two in 2']);
    await expect(reader.read('3')).resolves.toMatchObject({
      state: 'not-configured',
    });
    // A workspace of nobody knows which account says whether a warehouse is its own.
    await expect(reader.read('4')).resolves.toMatchObject({
      state: 'not-configured',
    });
  });

  it('asks once in six hours, however many look', async () => {
    const reader = costs([{ workspace: '1', warehouseId: 'one' }]);
    await Promise.all([reader.read('1'), reader.read('1')]);
    clock.later(5 * HOUR);
    await reader.read('1');
    expect(asked).toHaveLength(1);
    clock.later(2 * HOUR);
    await reader.read('1');
    expect(asked).toHaveLength(2);
  });

  it('does not have a page wait for a warehouse that starts, and asks only once', async () => {
    let start = (_: StatementResult) => {};
    answer = () =>
      new Promise(resolve => {
        start = resolve;
      });
    const reader = costs([{ workspace: '1', warehouseId: 'one' }]);
    const waiting = await reader.read('1');
    expect(waiting).toEqual({
      state: 'failed',
      message: expect.stringContaining('has not answered yet'),
    });
    await reader.read('1');
    start(rows('7'));
    await new Promise(resolve => setTimeout(resolve, 5));
    await expect(reader.read('1')).resolves.toMatchObject({
      state: 'known',
      total: 7,
    });
    expect(asked).toHaveLength(1);
  });

  it('shows what was told before the weekend while the warehouse starts', async () => {
    const reader = costs([{ workspace: '1', warehouseId: 'one' }]);
    await reader.read('1');
    answer = () => new Promise(() => {});
    clock.later(72 * HOUR);
    await expect(reader.read('1')).resolves.toMatchObject({
      state: 'known',
      total: 2.5,
      age: { stale: false, refreshing: true },
    });
    expect(asked).toHaveLength(2);
  });

  it('shows what was told last when the warehouse fails, and says so', async () => {
    const reader = costs([{ workspace: '1', warehouseId: 'one' }]);
    await reader.read('1');
    answer = async () => {
      throw new Error('the warehouse is gone');
    };
    clock.later(48 * HOUR);
    await reader.read('1');
    await new Promise(resolve => setTimeout(resolve, 5));
    await expect(reader.read('1')).resolves.toMatchObject({
      state: 'known',
      total: 2.5,
      age: { stale: true },
      message: 'the warehouse is gone',
    });
  });
});
