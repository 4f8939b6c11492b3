import {
  deploymentRecord,
  EARLIER,
  endedRun,
  idleDeployer,
  lookOptions,
  NOW,
} from '../__testUtils__/deploymentRecord';
import { advanceDeployment } from './advanceDeployment';
import type { AdvanceOptions } from './AdvanceOptions';
import type { Deployer } from './Deployer';
import type { DeploymentRecord } from './DeploymentRecord';

const advance = (
  record: DeploymentRecord,
  deployer: Partial<Deployer> = {},
  options: Partial<AdvanceOptions> = {},
) => advanceDeployment(record, idleDeployer(deployer), lookOptions(options));

const step = (name: string, conclusion = 'success') => ({
  number: 1,
  name,
  status: 'completed',
  conclusion,
});

const NOTHING = { add: 0, change: 0, replace: 0, destroy: 0 };

describe('advanceDeployment', () => {
  it.each([
    [{ status: 'queued' }, 'dispatched', /runner/],
    [{ conclusion: 'cancelled' }, 'cancelled', /cancelled/],
    [{ conclusion: 'skipped' }, 'cancelled', /skipped/],
    [{ conclusion: 'failure' }, 'failed', /before any step failed/],
  ])('says of %j that it is %s', async (seen, state, message) => {
    const record = deploymentRecord({ state: 'requested' });
    await expect(advance(record, endedRun(seen))).resolves.toMatchObject({
      update: { state, message: expect.stringMatching(message) },
    });
  });

  it('says nothing where nothing has changed, and clears a message that no longer holds', async () => {
    const working = endedRun({ status: 'in_progress' });
    expect((await advance(deploymentRecord(), working)).update).toEqual({});
    const { update } = await advance(
      deploymentRecord({ message: 'old' }),
      working,
    );
    expect(update).toEqual({ message: undefined });
  });

  it.each(['queued', 'succeeded', 'failed', 'cancelled', 'lost'] as const)(
    'leaves alone what is %s',
    async state => {
      const record = deploymentRecord({ state });
      expect((await advance(record)).update).toEqual({});
    },
  );

  it('keeps the logs of jobs that have ended since the last look', async () => {
    const job = (name: string, conclusion?: string) => ({
      id: `id-${name}`,
      name,
      status: conclusion ? 'completed' : 'in_progress',
      conclusion,
      steps: [],
    });
    const { endedJobs } = await advance(
      deploymentRecord({ jobs: [job('before', 'success')] }),
      endedRun({
        status: 'in_progress',
        jobs: [
          job('before', 'success'),
          job('now', 'success'),
          job('skipped', 'skipped'),
          job('running'),
        ],
      }),
    );
    expect(endedJobs).toEqual([{ job: 'now', jobId: 'id-now' }]);
  });

  it('tells the failing step, and keeps the log that it has read for that', async () => {
    const failing = endedRun({
      conclusion: 'failure',
      jobs: [
        {
          id: '1',
          name: 'apply',
          status: 'completed',
          conclusion: 'failure',
          steps: [step('npm ci', 'failure')],
        },
      ],
    });
    const unread = await advance(deploymentRecord(), {
      ...failing,
      readLog: async () => {
        throw new Error('410');
      },
    });
    expect(unread.update).toMatchObject({
      state: 'failed',
      failedStep: 'npm ci',
      message:
        'The step "npm ci" of the job "apply" failed. Its log could not be read (410)',
    });
    expect(unread.update.jobs?.[0]).not.toHaveProperty('id');
    expect(unread.endedJobs).toEqual([{ job: 'apply', jobId: '1' }]);
    const tail = { text: 'npm ERR! no', omittedLines: 2 };
    const read = await advance(deploymentRecord(), {
      ...failing,
      readLog: async () => tail,
    });
    expect(read.endedJobs).toEqual([{ job: 'apply', jobId: '1', tail }]);
    expect(read.update.log).toBe('npm ERR! no');
  });

  it('is lost, with what to do, when its run is gone', async () => {
    await expect(advance(deploymentRecord())).resolves.toMatchObject({
      update: {
        state: 'lost',
        message: expect.stringContaining('Look at the environment'),
      },
    });
  });

  it('is lost when its run has no end', async () => {
    const { update } = await advance(
      deploymentRecord({ requestedAt: '2026-10-01T00:00:00.000Z' }),
      endedRun({ status: 'in_progress' }),
    );
    expect(update).toMatchObject({ state: 'lost', message: /end/ });
  });

  describe('whose run has left it to another run', () => {
    const left = endedRun({
      conclusion: 'success',
      jobs: [
        {
          id: '1',
          name: 'plan',
          status: 'completed',
          conclusion: 'success',
          steps: [step('Leave it to the other run')],
        },
      ],
    });

    it('looks for that one, and for none that it has seen', async () => {
      const { update, goesOn } = await advance(
        deploymentRecord({ duplicates: ['5'] }),
        left,
      );
      expect(update).toMatchObject({
        state: 'dispatched',
        runId: undefined,
        duplicates: ['5', '7'],
      });
      expect(goesOn).toBe(true);
      const asked: unknown[] = [];
      const found = await advance(
        deploymentRecord({ runId: undefined, duplicates: ['5', '7'] }),
        {
          findRun: async request => {
            asked.push(request);
            return { runId: '41' };
          },
        },
      );
      expect(found.update).toEqual({ runId: '41' });
      expect(asked).toMatchObject([{ token: 'd1', notRunIds: ['5', '7'] }]);
    });

    it('is lost when that run never comes up', async () => {
      const { update } = await advance(
        deploymentRecord({ runId: undefined, duplicates: ['7'] }),
        {},
        { now: new Date('2026-11-20T10:10:00Z') },
      );
      expect(update).toMatchObject({
        state: 'lost',
        message: expect.stringContaining('taken by another run'),
      });
    });
  });

  it('waits for a run to show up, but not for ever', async () => {
    const sent = deploymentRecord({
      state: 'dispatched',
      runId: undefined,
      dispatchTriedAt: EARLIER,
    });
    expect((await advance(sent)).update).toEqual({});
    const late = { now: new Date('2026-11-20T10:10:00Z') };
    expect((await advance(sent, {}, late)).update).toMatchObject({
      state: 'lost',
      message: expect.stringContaining('run-name'),
    });
  });

  describe('that is to be cancelled', () => {
    const cancellation = { by: 'user:default/ada', at: EARLIER, reason: 'no' };
    const working = endedRun({ status: 'in_progress' });

    it('ends its run, and asks again only after a while', async () => {
      const cancel = jest.fn(async () => 'cancelling' as const);
      const record = deploymentRecord({ cancellation });
      const { update } = await advance(record, { ...working, cancel });
      expect(update).toMatchObject({
        cancellation: { ...cancellation, sentAt: NOW.toISOString() },
        message: expect.stringContaining('waiting for the run to end'),
      });
      const asked = { ...record, ...update };
      await advance(asked, { ...working, cancel });
      expect(cancel).toHaveBeenCalledTimes(1);
      const later = { now: new Date(NOW.getTime() + 60_001) };
      await advance(asked, { ...working, cancel }, later);
      expect(cancel).toHaveBeenCalledTimes(2);
    });

    it('says that its run could not be cancelled', async () => {
      const { update } = await advance(deploymentRecord({ cancellation }), {
        ...working,
        cancel: async () => {
          throw new Error('503');
        },
      });
      expect(update.message).toMatch(/could not be cancelled \(503\)/);
      expect(update.state).toBeUndefined();
    });

    it('is cancelled by who asked when its run is', async () => {
      await expect(
        advance(
          deploymentRecord({ cancellation }),
          endedRun({ conclusion: 'cancelled' }),
        ),
      ).resolves.toMatchObject({
        actor: 'user:default/ada',
        update: {
          state: 'cancelled',
          message: 'The run has ended. Cancelled by user:default/ada: no',
        },
      });
    });

    it('has succeeded when that was too late', async () => {
      const { update } = await advance(
        deploymentRecord({ cancellation, result: { summary: NOTHING } }),
        endedRun({ conclusion: 'success' }),
      );
      expect(update).toMatchObject({
        state: 'succeeded',
        message: expect.stringContaining('too late'),
      });
    });
  });

  describe('that GitHub holds back', () => {
    const reviewers = [{ type: 'team' as const, name: 'acme/ops' }];
    const expected = {
      by: 'github' as const,
      state: 'expected' as const,
      environment: 'dev',
      reviewers,
    };
    const waiting = { ...expected, state: 'waiting' as const, since: EARLIER };
    const held = {
      ...endedRun({ status: 'waiting', runUrl: 'https://github.com/7' }),
      pendingReviews: async () => [
        {
          environment: 'dev',
          environmentId: '1',
          reviewers,
          callerMayReview: false,
        },
      ],
    };

    it('waits, and says for whom, since when and where', async () => {
      const record = deploymentRecord({ approval: expected });
      await expect(advance(record, held)).resolves.toMatchObject({
        update: {
          state: 'waiting',
          approval: {
            ...waiting,
            since: NOW.toISOString(),
            reviewUrl: 'https://github.com/7',
          },
        },
      });
    });

    it('does not ask again who may review', async () => {
      const pendingReviews = jest.fn(async () => []);
      const { update } = await advance(
        deploymentRecord({ state: 'waiting', approval: waiting }),
        { ...held, pendingReviews },
      );
      expect(update.state).toBeUndefined();
      expect(pendingReviews).not.toHaveBeenCalled();
    });

    it.each([
      ['approved', { status: 'in_progress' }, 'running'],
      ['rejected', { conclusion: 'failure' }, 'cancelled'],
    ] as const)('hears who has %s it', async (state, run, becomes) => {
      const { update, actor } = await advance(
        deploymentRecord({ state: 'waiting', approval: waiting }),
        {
          ...endedRun(run),
          reviewHistory: async () => [
            { environment: 'dev', state, user: 'grace', comment: 'because' },
          ],
        },
      );
      expect(actor).toBe('github:grace');
      expect(update).toMatchObject({
        state: becomes,
        approval: {
          state,
          decidedBy: 'github:grace',
          decidedWith: 'github',
          comment: 'because',
        },
      });
    });

    it('goes on without a review where an administrator lets it', async () => {
      const { update } = await advance(
        deploymentRecord({ state: 'waiting', approval: waiting }),
        endedRun({ status: 'in_progress' }),
      );
      expect(update).toMatchObject({
        state: 'running',
        approval: { state: 'not-needed' },
      });
    });

    it('gives a review through the portal time to be seen', async () => {
      const approval = {
        ...waiting,
        state: 'approved' as const,
        decidedBy: 'user:default/grace',
        decidedAt: NOW.toISOString(),
      };
      const { update } = await advance(deploymentRecord({ approval }), held);
      expect(update).not.toHaveProperty('state');
      expect(update).not.toHaveProperty('approval');
    });

    it('is cancelled with its run when nobody reviews it', async () => {
      const cancel = jest.fn(async () => 'cancelling' as const);
      const { update } = await advance(
        deploymentRecord({
          state: 'waiting',
          approval: { ...waiting, since: '2026-11-01T00:00:00.000Z' },
        }),
        { ...held, cancel },
      );
      expect(cancel).toHaveBeenCalled();
      expect(update.cancellation).toMatchObject({
        by: 'portal',
        reason: expect.stringContaining('Nobody has approved it since'),
      });
    });
  });
});
