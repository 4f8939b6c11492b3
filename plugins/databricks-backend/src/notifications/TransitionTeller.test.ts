import { mockServices, TestDatabases } from '@backstage/backend-test-utils';
import type {
  Deployment,
  DeploymentState,
} from '@lakeport/backstage-plugin-databricks-common';
import type {
  NotificationSendOptions,
  NotificationService,
} from '@backstage/plugin-notifications-node';
import type { Knex } from 'knex';
import { openDatabase } from '../database/openDatabase';
import { TransitionOutbox } from './TransitionOutbox';
import { TransitionTeller } from './TransitionTeller';

const databases = TestDatabases.create({ ids: ['SQLITE_3', 'POSTGRES_15'] });
const AT = '2026-11-30T00:00:00.000Z';

describe.each(databases.eachSupportedId())('TransitionTeller on %s', id => {
  let knex: Knex;
  let send: jest.MockedFunction<NotificationService['send']>;
  const audit = { success: jest.fn(), fail: jest.fn() };
  const audited = jest.fn();
  const logger = mockServices.logger.mock();
  let deployment: Deployment;

  beforeEach(async () => {
    knex = await openDatabase({ getClient: () => databases.init(id) });
    send = jest.fn(async (_: NotificationSendOptions) => {});
    jest.clearAllMocks();
    deployment = {
      id: 'one',
      entityRef: 'resource:default/payments-prod',
      project: 'payments',
      environment: 'prod',
      operation: 'apply',
      state: 'running',
      requestedBy: 'user:default/ada',
      requestedAt: AT,
      updatedAt: AT,
      jobs: [],
    };
    await knex('deployments').insert({
      id: 'one',
      entity_ref: deployment.entityRef,
      project: 'payments',
      environment: 'prod',
      operation: 'apply',
      state: 'running',
      requested_by: deployment.requestedBy,
      requested_at: AT,
      updated_at: AT,
      host: 'github.com',
      owner: 'acme',
      repo: 'payments',
      workflow: 'deploy.yml',
      jobs: '[]',
    });
  });

  const teller = () =>
    new TransitionTeller({
      outbox: new TransitionOutbox(knex),
      deployments: { get: async () => deployment },
      index: {
        get: async entityRef => ({
          entityRef,
          owner: 'group:default/data',
          project: 'payments',
          environment: 'prod',
        }),
      },
      notifications: { send: options => send(options) },
      auditor: mockServices.auditor.mock({
        createEvent: async options => {
          audited(options);
          return audit;
        },
      }),
      logger,
    });

  const comes = (
    to: DeploymentState,
    more: { from?: DeploymentState; actor?: string } = {},
  ) =>
    knex('deployment_transitions').insert({
      deployment_id: 'one',
      from_state: more.from ?? null,
      to_state: to,
      at: AT,
      actor: more.actor ?? 'github',
      cause: `it is ${to}`,
    });
  const untold = async () => {
    const [{ total }] = await knex('deployment_transitions')
      .whereNull('told_at')
      .count({ total: '*' });
    return Number(total);
  };
  /** As if a minute had passed since the last try. */
  const minuteLater = () =>
    knex('deployment_transitions').update({
      tell_claimed_until: '2026-01-01T00:00:00.000Z',
    });
  const titles = () => send.mock.calls.map(([{ payload }]) => payload.title);

  it('tells owner and requester of what matters, in order and once', async () => {
    for (const state of [
      'requested',
      'running',
      'waiting',
      'failed',
    ] as const) {
      await comes(state);
    }
    const one = teller();
    await one.run();
    await one.run();
    expect(titles()).toEqual([
      'The apply of payments/prod waits for an approval',
      'The apply of payments/prod has failed',
    ]);
    expect(send.mock.calls[0][0].recipients).toEqual({
      type: 'entity',
      entityRef: ['group:default/data', 'user:default/ada'],
    });
    expect(await untold()).toBe(0);
  });

  it('does not tell twice with two backends', async () => {
    for (let i = 0; i < 20; i++) {
      await comes('succeeded');
    }
    await Promise.all([teller().run(), teller().run(), teller().run()]);
    expect(send).toHaveBeenCalledTimes(20);
    expect(audited).toHaveBeenCalledTimes(20);
    expect(await untold()).toBe(0);
  });

  it('tells again when a process died before it noted that it had', async () => {
    await comes('succeeded');
    // Taken up, and never heard of again.
    await new TransitionOutbox(knex).claim(1);
    await teller().run();
    expect(send).not.toHaveBeenCalled();
    await minuteLater();
    await teller().run();
    expect(send).toHaveBeenCalledTimes(1);
  });

  it('goes on without notifications, and gives up some time', async () => {
    await comes('failed');
    await comes('running');
    send.mockRejectedValue(new Error('there is no such plugin'));
    await teller().run();
    // The other one was told of, and this one waits for its minute.
    expect(await untold()).toBe(1);
    await teller().run();
    expect(send).toHaveBeenCalledTimes(1);
    for (let tries = 2; tries <= 5; tries++) {
      await minuteLater();
      await teller().run();
    }
    expect(send).toHaveBeenCalledTimes(5);
    expect(await untold()).toBe(0);
    expect(logger.warn).toHaveBeenCalledWith(
      expect.stringMatching(/Nobody was told .* after 5 tries/),
      expect.anything(),
    );
    // The audit log has it once all the same.
    expect(audited).toHaveBeenCalledTimes(1);
  });

  it('never throws, also without a database', async () => {
    await knex.schema.dropTable('deployment_transitions');
    await expect(teller().run()).resolves.toBeUndefined();
    expect(logger.warn).toHaveBeenCalledTimes(1);
  });

  it.each([
    ['succeeded', 'success'],
    ['cancelled', 'success'],
    ['failed', 'fail'],
    ['lost', 'fail'],
  ] as const)('audits that it has %s', async (state, outcome) => {
    await comes(state, { from: 'running' });
    await teller().run();
    expect(audited).toHaveBeenCalledWith({
      eventId: 'deployment-end',
      severityLevel: 'medium',
      meta: {
        deploymentId: 'one',
        entityRef: deployment.entityRef,
        operation: 'apply',
        actor: 'github',
        cause: `it is ${state}`,
        state,
      },
    });
    expect(audit[outcome]).toHaveBeenCalledTimes(1);
  });

  it('audits a review that was given at GitHub', async () => {
    deployment = {
      ...deployment,
      approval: { by: 'github', state: 'approved', decidedWith: 'github' },
    };
    await comes('running', { from: 'waiting', actor: 'github:ada' });
    await comes('running', { from: 'waiting', actor: 'user:default/ada' });
    await teller().run();
    expect(audited.mock.calls).toEqual([
      [
        expect.objectContaining({
          eventId: 'deployment-review',
          meta: expect.objectContaining({ actor: 'github:ada' }),
        }),
      ],
    ]);
    expect(audit.success).toHaveBeenCalledWith({
      meta: { decision: 'approved', decidedWith: 'github' },
    });
  });
});
