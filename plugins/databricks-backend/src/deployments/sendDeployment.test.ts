import {
  APPROVAL,
  deploymentRecord,
  EARLIER,
  idleDeployer,
  lookOptions,
  NOW,
} from '../__testUtils__/deploymentRecord';
import { advanceDeployment } from './advanceDeployment';
import type { AdvanceOptions } from './AdvanceOptions';
import type { Deployer } from './Deployer';
import type { DeploymentRecord, DeploymentUpdate } from './DeploymentRecord';
import { DispatchRefusedError } from './DispatchRefusedError';
import { StaleDeploymentError } from './StaleDeploymentError';

const unsent = (overrides: Partial<DeploymentRecord> = {}) =>
  deploymentRecord({
    state: 'requested',
    runId: undefined,
    dispatchedAt: undefined,
    ...overrides,
  });
/** Sent once, and nothing heard of it. */
const tried = (overrides: Partial<DeploymentRecord> = {}) =>
  unsent({ dispatchTriedAt: EARLIER, ...overrides });

const after = (minutes: number) =>
  new Date(Date.parse(EARLIER) + minutes * 60_000);

const send = (
  record: DeploymentRecord,
  deployer: Partial<Deployer> = {},
  options: Partial<AdvanceOptions> = {},
) => advanceDeployment(record, idleDeployer(deployer), lookOptions(options));

const down = async () => {
  throw new Error('ECONNREFUSED');
};

describe('sending a deployment', () => {
  it('is noted before it is sent', async () => {
    const seen: unknown[] = [];
    const step = await send(
      unsent(),
      {
        dispatch: async request => {
          seen.push(request.phase);
          return { runId: '7' };
        },
      },
      { save: async ({ update }) => void seen.push(update.dispatchTriedAt) },
    );
    expect(seen).toEqual([NOW.toISOString(), 'all']);
    expect(step.update).toMatchObject({ state: 'dispatched', runId: '7' });
  });

  it('is not done when somebody else has written in the meantime', async () => {
    const dispatch = jest.fn();
    await expect(
      send(
        unsent(),
        { dispatch },
        {
          save: async () => {
            throw new StaleDeploymentError('changed');
          },
        },
      ),
    ).rejects.toThrow(StaleDeploymentError);
    expect(dispatch).not.toHaveBeenCalled();
  });

  it('finds out what it is to be when GitHub could not say when it was asked for', async () => {
    const saved: DeploymentUpdate[] = [];
    const record = unsent({ ref: undefined, phase: undefined });
    await send(
      record,
      {},
      { save: async ({ update }) => void saved.push(update) },
    );
    expect(saved).toMatchObject([
      { ref: 'main', phase: 'plan', approval: { by: 'portal' } },
    ]);
    await expect(
      send(record, {
        resolve: async () => {
          throw new DispatchRefusedError('no such branch');
        },
      }),
    ).resolves.toMatchObject({
      update: { state: 'failed', message: 'no such branch' },
    });
    await expect(
      send(record, { resolve: down }, { now: after(6) }),
    ).resolves.toMatchObject({
      update: {
        state: 'failed',
        message: expect.stringContaining('Nothing is known to have been'),
      },
    });
  });

  it('is not done for an environment that is gone', async () => {
    const dispatch = jest.fn();
    await expect(
      send(unsent(), { dispatch }, { exists: async () => false }),
    ).resolves.toMatchObject({
      update: {
        state: 'cancelled',
        message: expect.stringContaining('no longer has resource:default'),
      },
    });
    expect(dispatch).not.toHaveBeenCalled();
  });

  it('is tried again when the server cannot be reached', async () => {
    const { update } = await send(unsent(), { dispatch: down });
    expect(update).toEqual({
      message: 'github.com could not be reached (ECONNREFUSED); trying again',
    });
  });

  it('fails when it is refused', async () => {
    const refuse = async () => {
      throw new DispatchRefusedError('no such workflow');
    };
    await expect(send(unsent(), { dispatch: refuse })).resolves.toMatchObject({
      update: { state: 'failed', message: 'no such workflow' },
    });
    // A run of the first try may still show up: that is not known to have failed.
    const again = await send(tried(), { dispatch: refuse });
    expect(again.update).toEqual({ message: 'no such workflow' });
  });

  it('looks for a run before it is done again, and not at once', async () => {
    const dispatch = jest.fn();
    const found = await send(tried(), {
      dispatch,
      findRun: async () => ({ runId: '7' }),
    });
    expect(found).toMatchObject({
      update: { state: 'dispatched', runId: '7' },
      goesOn: true,
    });
    const soon = { now: new Date(Date.parse(EARLIER) + 14_000) };
    expect((await send(tried(), { dispatch }, soon)).update).toEqual({});
    expect(dispatch).not.toHaveBeenCalled();
    await send(tried(), { dispatch });
    expect(dispatch).toHaveBeenCalledTimes(1);
  });

  it('looks for the second half by its own token', async () => {
    const tokens: string[] = [];
    await send(tried({ phase: 'apply' }), {
      findRun: async ({ token }) => {
        tokens.push(token);
        return undefined;
      },
    });
    expect(tokens).toEqual(['d1-apply']);
  });

  it('is given up when no run comes up', async () => {
    const dispatch = jest.fn();
    const now = after(6);
    const justTried = tried({
      dispatchTriedAt: new Date(now.getTime() - 60_000).toISOString(),
    });
    expect((await send(justTried, { dispatch }, { now })).update).toEqual({});
    const { update } = await send(tried(), { dispatch }, { now });
    expect(update.state).toBe('failed');
    expect(dispatch).not.toHaveBeenCalled();
  });

  it('is lost when nobody can say whether a run came up', async () => {
    const soon = await send(tried(), { findRun: down });
    expect(soon.update.state).toBeUndefined();
    await expect(
      send(tried(), { findRun: down }, { now: after(11) }),
    ).resolves.toMatchObject({
      update: {
        state: 'lost',
        message: expect.stringContaining('Look for d1 in the titles'),
      },
    });
  });

  it('is not done again when it was cancelled, and ends when no run comes up', async () => {
    const dispatch = jest.fn();
    const cancelled = tried({
      cancellation: { by: 'user:default/ada', at: EARLIER },
    });
    expect((await send(cancelled, { dispatch })).update).toEqual({});
    await expect(
      send(cancelled, { dispatch }, { now: after(11) }),
    ).resolves.toMatchObject({
      update: { state: 'cancelled' },
      actor: 'user:default/ada',
    });
    expect(dispatch).not.toHaveBeenCalled();
  });

  it.each([
    ['plan', undefined, 'always', 'all', undefined],
    ['apply', [{ type: 'user', name: 'grace' }], 'always', 'all', 'github'],
    ['apply', [], 'always', 'plan', 'portal'],
    ['destroy', undefined, 'always', 'plan', 'portal'],
    ['apply', [], 'never', 'all', undefined],
  ] as const)(
    'of %s, with reviewers %j, approved in the portal %s, is the phase %s',
    async (operation, reviewers, portal, phase, by) => {
      const saved: DeploymentUpdate[] = [];
      await send(
        unsent({ operation, phase: undefined }),
        {
          environmentRules: async () =>
            reviewers && { reviewers: [...reviewers], selfReview: true },
        },
        {
          approval: { ...APPROVAL, portal },
          save: async ({ update }) => void saved.push(update),
        },
      );
      expect(saved[0].phase).toBe(phase);
      expect(saved[0].approval?.by).toBe(by);
    },
  );
});
