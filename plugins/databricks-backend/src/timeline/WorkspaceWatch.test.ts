import {
  mockServices,
  TestDatabases,
  type TestDatabaseId,
} from '@backstage/backend-test-utils';
import type { Workspace } from '@lakeport/backstage-plugin-databricks-common';
import type { Knex } from 'knex';
import type { WorkspaceSource } from '../workspaces/WorkspaceSource';
import { openDatabase } from '../database/openDatabase';
import { WorkspaceStatusStore } from './WorkspaceStatusStore';
import { WorkspaceWatch } from './WorkspaceWatch';

const SECOND = 1_000;
const MINUTE = 60 * SECOND;
const START = Date.parse('2026-12-01T00:00:00.000Z');

describe('WorkspaceWatch', () => {
  const databases = TestDatabases.create({ ids: ['SQLITE_3'] });
  const id: TestDatabaseId = 'SQLITE_3';
  let knex: Knex;
  let store: WorkspaceStatusStore;
  let now = START;
  let status = 'RUNNING';
  let statusMessage: string | undefined;
  let stale = false;
  let deploying = false;
  let isGone = false;
  let other: ((items: Workspace[]) => WorkspaceSource) | undefined;
  let looks = 0;
  let watch: WorkspaceWatch;

  beforeEach(async () => {
    knex = await databases.init(id);
    await openDatabase({ getClient: async () => knex });
    store = new WorkspaceStatusStore(knex);
    now = START;
    status = 'RUNNING';
    statusMessage = undefined;
    stale = false;
    deploying = false;
    isGone = false;
    other = undefined;
    looks = 0;
    watch = new WorkspaceWatch({
      store,
      now: () => now,
      logger: mockServices.logger.mock(),
      deploying: async () => deploying,
      workspaces: {
        list: async () => {
          looks += 1;
          const workspace = (workspaceId: string): Workspace => ({
            accountId: 'a',
            id: workspaceId,
            name: 'payments-dev',
            region: 'us-west-2',
            url: `https://dbc-${workspaceId}.cloud.databricks.com`,
            status,
            statusMessage,
          });
          const age = { readAt: new Date(now).toISOString(), stale };
          const items = isGone ? [] : [workspace('1')];
          return {
            items,
            errors: [],
            age,
            sources: [
              { items, age, errors: [], isOld: stale },
              ...(other ? [other([workspace('2')])] : []),
            ],
          };
        },
      },
    });
  });

  const runAfter = async (ms: number) => {
    now += ms;
    await watch.run();
  };

  it('looks seldom while nothing happens', async () => {
    await runAfter(0);
    for (let i = 0; i < 19; i++) {
      await runAfter(15 * SECOND);
    }
    expect(looks).toBe(1);
    await runAfter(15 * SECOND);
    expect(looks).toBe(2);
  });

  it('looks at every run while a workspace is being made, or a deployment runs', async () => {
    deploying = true;
    await runAfter(0);
    await runAfter(15 * SECOND);
    deploying = false;
    status = 'PROVISIONING';
    await runAfter(5 * MINUTE);
    expect(looks).toBe(3);
    await runAfter(15 * SECOND);
    status = 'RUNNING';
    await runAfter(15 * SECOND);
    expect(looks).toBe(5);
    await runAfter(15 * SECOND);
    expect(looks).toBe(5);
  });

  it('writes one row for a change', async () => {
    status = 'PROVISIONING';
    statusMessage = 'being made';
    for (let i = 0; i < 4; i++) {
      await runAfter(15 * SECOND);
    }
    status = 'FAILED';
    statusMessage = 'no such role';
    await runAfter(15 * SECOND);
    await expect(store.of('1')).resolves.toEqual({
      watchedSince: '2026-12-01T00:00:15.000Z',
      changes: [
        {
          status: 'FAILED',
          message: 'no such role',
          at: '2026-12-01T00:01:15.000Z',
        },
        {
          status: 'PROVISIONING',
          message: 'being made',
          at: '2026-12-01T00:00:15.000Z',
        },
      ],
    });
    await expect(store.of('2')).resolves.toEqual({ changes: [] });
  });

  it('takes nothing old for a status of now', async () => {
    stale = true;
    await runAfter(0);
    await expect(store.of('1')).resolves.toEqual({ changes: [] });
    stale = false;
    await runAfter(15 * SECOND);
    expect(looks).toBe(2);
  });

  it('goes on with the other accounts while one does not answer', async () => {
    other = items => ({
      items,
      age: { readAt: '2026-11-30T00:00:00.000Z', stale: true },
      errors: [{ source: 'workspaces of account b', message: 'is down' }],
      isOld: true,
    });
    await runAfter(0);
    await expect(store.of('1')).resolves.toMatchObject({
      changes: [{ status: 'RUNNING' }],
    });
    await expect(store.of('2')).resolves.toEqual({ changes: [] });
  });

  it('does not go on looking for one that is gone without another status', async () => {
    status = 'PROVISIONING';
    await runAfter(0);
    isGone = true;
    for (let i = 0; i < 60; i++) {
      await runAfter(15 * SECOND);
    }
    looks = 0;
    for (let i = 0; i < 39; i++) {
      await runAfter(15 * SECOND);
    }
    expect(looks).toBeLessThanOrEqual(2);
  });

  it('looks seldom where there are no workspaces', async () => {
    isGone = true;
    await runAfter(0);
    for (let i = 0; i < 19; i++) {
      await runAfter(15 * SECOND);
    }
    expect(looks).toBe(1);
  });
});
