import { mockServices, TestDatabases } from '@backstage/backend-test-utils';
import type {
  NotificationSendOptions,
  NotificationService,
} from '@backstage/plugin-notifications-node';
import type { DeploymentPlan } from '@lakeport/backstage-plugin-databricks-common';
import type { Knex } from 'knex';
import { openDatabase } from '../database/openDatabase';
import { EnvironmentIndex } from '../environmentIndex/EnvironmentIndex';
import type { DriftSource } from './DriftSource';
import { DriftStore } from './DriftStore';
import { DriftWatch } from './DriftWatch';

const databases = TestDatabases.create({ ids: ['SQLITE_3', 'POSTGRES_15'] });
const summary = { add: 0, change: 0, replace: 0, destroy: 0 };
const clean: DeploymentPlan = {
  summary,
  stacks: [{ stack: 's', status: 'planned', summary, changes: [] }],
};
const drifted: DeploymentPlan = { ...clean, summary: { ...summary, add: 2 } };

describe.each(databases.eachSupportedId())('DriftWatch on %s', id => {
  let knex: Knex;
  let store: DriftStore;
  let source: jest.Mocked<DriftSource>;
  let send: jest.MockedFunction<NotificationService['send']>;
  const { signal } = new AbortController();
  const logger = mockServices.logger.mock();

  const ref = (name: string) => `resource:default/${name}`;
  const runOf = (runId: string) => ({
    runId,
    runUrl: `https://github.com/runs/${runId}`,
    startedAt: `2026-11-${runId}T03:00:00.000Z`,
  });
  const watch = () =>
    new DriftWatch({ source, store, notifications: { send }, logger });

  beforeEach(async () => {
    jest.clearAllMocks();
    knex = await openDatabase({ getClient: () => databases.init(id) });
    store = new DriftStore(knex);
    send = jest.fn(async (_: NotificationSendOptions) => {});
    source = {
      newest: jest.fn<
        ReturnType<DriftSource['newest']>,
        Parameters<DriftSource['newest']>
      >(async () => runOf('20')),
      compared: jest.fn<
        ReturnType<DriftSource['compared']>,
        Parameters<DriftSource['compared']>
      >(async () => ({ plan: clean })),
    };
    await new EnvironmentIndex(knex).see(
      [
        ['payments-dev', 'Payments'],
        ['payments-prod', 'payments'],
        ['sales-dev', 'sales'],
      ].map(([name, repo]) => ({
        entityRef: ref(name),
        owner: 'group:default/data',
        project: name.split('-')[0],
        environment: name.split('-')[1],
        repository: { host: 'github.com', owner: 'acme', repo },
      })),
    );
    await new EnvironmentIndex(knex).see([
      { entityRef: ref('homeless'), project: 'h', environment: 'dev' },
    ]);
  });

  it('asks each repository once, and reads a run once', async () => {
    await watch().run(signal);
    await watch().run(signal);
    expect(source.newest).toHaveBeenCalledTimes(4);
    expect(source.compared).toHaveBeenCalledTimes(3);
    expect(await store.get(ref('payments-prod'))).toMatchObject({
      status: 'clean',
      runId: '20',
      plan: clean,
    });
    expect(await store.get(ref('homeless'))).toBeUndefined();
  });

  it('harms no other repository when one does not answer, and keeps its last result', async () => {
    source.newest.mockImplementation(async ({ repo }) => {
      if (repo === 'sales') {
        throw new Error('sales does not answer');
      }
      return runOf('20');
    });
    await watch().run(signal);
    expect(await store.get(ref('payments-dev'))).toMatchObject({
      status: 'clean',
    });
    expect(await store.get(ref('sales-dev'))).toEqual({
      status: 'unknown',
      reason: 'sales does not answer',
    });
    source.newest.mockResolvedValue(runOf('21'));
    await watch().run(signal);
    source.newest.mockRejectedValue(new Error('nobody answers'));
    await watch().run(signal);
    expect(await store.get(ref('sales-dev'))).toMatchObject({
      status: 'clean',
      runId: '21',
    });
  });

  it('says why nothing was compared yet', async () => {
    source.newest.mockResolvedValue({ reason: 'there is no drift.yml' });
    await watch().run(signal);
    expect(await store.get(ref('sales-dev'))).toEqual({
      status: 'unknown',
      reason: 'there is no drift.yml',
    });
  });

  it('tells the owner once of each drift, and again of the next one', async () => {
    const days: Array<[string, DeploymentPlan]> = [
      ['20', clean],
      ['21', drifted],
      ['22', drifted],
      ['23', clean],
      ['24', drifted],
    ];
    for (const [day, plan] of days) {
      source.newest.mockImplementation(async ({ repo }) =>
        repo === 'sales' ? runOf(day) : { reason: 'none' },
      );
      source.compared.mockResolvedValue({ plan });
      await watch().run(signal);
    }
    expect(send).toHaveBeenCalledTimes(2);
    expect(send.mock.calls[0][0]).toEqual({
      recipients: { type: 'entity', entityRef: ['group:default/data'] },
      payload: {
        title: 'sales/dev differs from its repository',
        description: 'An apply would add 2, change 0, replace 0 and destroy 0.',
        link: '/catalog/default/resource/sales-dev/deployments',
        severity: 'normal',
        topic: 'databricks-drift',
        scope: 'databricks:drift:resource:default/sales-dev',
      },
    });
  });

  it('goes on without notifications, and tells when they are there', async () => {
    source.compared.mockResolvedValue({ plan: drifted });
    send.mockRejectedValueOnce(new Error('no such plugin'));
    await watch().run(signal);
    expect(send).toHaveBeenCalledTimes(1);
    expect(await store.get(ref('sales-dev'))).toMatchObject({
      status: 'drifted',
    });
    await watch().run(signal);
    expect(send).toHaveBeenCalledTimes(4);
    await watch().run(signal);
    expect(send).toHaveBeenCalledTimes(4);
  });

  it('looks first at what was not looked at for long', async () => {
    await watch().run(signal);
    await store.looked([ref('payments-dev')], new Date('2020-01-01'));
    expect((await store.due(1))[0].entityRef).toBe(ref('payments-dev'));
  });

  it('never throws', async () => {
    await knex.schema.dropTable('environments');
    await expect(watch().run(signal)).resolves.toBeUndefined();
    expect(logger.warn).toHaveBeenCalledTimes(1);
  });
});
