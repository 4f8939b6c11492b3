import type { Knex } from 'knex';
import { databases, DeploymentBench } from '../__testUtils__/DeploymentBench';

describe.each(databases.eachSupportedId())(
  'DeploymentFollower on %s',
  databaseId => {
    let knex: Knex;
    let bench: DeploymentBench;

    beforeEach(async () => {
      knex = await DeploymentBench.database(databaseId);
      bench = new DeploymentBench(knex);
    });

    /** Lets time pass for whoever asks what is due. */
    const everythingDue = () =>
      knex('deployments').update({ next_look_at: null });

    it('goes on after a lost answer without a second run', async () => {
      const { dispatch } = bench.deployer;
      bench.deployer.dispatch = async request => {
        await dispatch(request);
        throw new Error('socket hang up');
      };
      const { id } = await bench.create();
      expect(await bench.store.get(id)).toMatchObject({
        state: 'requested',
        message: expect.stringContaining('socket hang up'),
      });
      await bench.follower.stop();
      const other = new DeploymentBench(knex, { deployer: bench.deployer });
      await everythingDue();
      await other.follower.tick();
      expect(await other.store.get(id)).toMatchObject({
        state: 'dispatched',
        runId: '1',
        message: 'Waiting for a runner to take it up',
      });
      expect(bench.sent).toEqual([id]);
    });

    it('says why nothing is seen of a run, and takes it back', async () => {
      const { id } = await bench.create();
      const { readRun } = bench.deployer;
      bench.deployer.readRun = async () => {
        throw new Error('Reading run 1 failed: Server Error');
      };
      await everythingDue();
      await bench.follower.tick();
      expect(await bench.store.get(id)).toMatchObject({
        state: 'dispatched',
        message:
          'The run could not be looked at (Reading run 1 failed: Server Error); trying again',
      });
      bench.deployer.readRun = readRun;
      await everythingDue();
      await bench.follower.tick();
      expect((await bench.store.get(id)).message).toBe(
        'Waiting for a runner to take it up',
      );
    });

    it('says why it could not be started, and starts it', async () => {
      const { exists } = bench;
      bench.exists = async () => {
        throw new Error('the catalog gave no answer');
      };
      const { id } = await bench.create();
      expect(await bench.store.get(id)).toMatchObject({
        state: 'requested',
        message:
          'It could not be started yet (the catalog gave no answer); trying again',
      });
      bench.exists = exists;
      await everythingDue();
      await bench.follower.tick();
      const { state, message } = await bench.store.get(id);
      expect([state, message]).toEqual(['dispatched', undefined]);
    });

    it('goes on saying that it was cancelled when nothing is seen of its run', async () => {
      const { id } = await bench.create();
      await bench.service.cancel(id, { by: 'user:default/ada' });
      const { message } = await bench.store.get(id);
      expect(message).toContain('Cancelled by user:default/ada');
      bench.deployer.readRun = async () => {
        throw new Error('Server Error');
      };
      await everythingDue();
      await bench.follower.tick();
      expect((await bench.store.get(id)).message).toBe(message);
    });

    it('shares the work with another replica without doubling it', async () => {
      bench.deployer.findRun = async () => undefined;
      const environments = Array.from({ length: 12 }, (_, i) => `e${i}`);
      bench.deployer.dispatch = async () => {
        throw new Error('down');
      };
      await Promise.all(
        environments.map(environment => bench.create({ environment })),
      );
      const sent: string[] = [];
      bench.deployer.dispatch = async ({ deploymentId }) => {
        sent.push(deploymentId);
        return { runId: String(sent.length) };
      };
      const other = new DeploymentBench(knex, { deployer: bench.deployer });
      const long = new Date(Date.now() - 60_000).toISOString();
      await knex('deployments').update({
        next_look_at: null,
        dispatch_tried_at: long,
      });
      await Promise.all([bench.follower.tick(), other.follower.tick()]);
      expect(new Set(sent).size).toBe(environments.length);
      expect(sent).toHaveLength(environments.length);
    });

    it('leaves what another replica holds, until that one is gone', async () => {
      const { id } = await bench.create();
      const until = (ms: number) => new Date(Date.now() + ms);
      await bench.store.claim(id, { claimant: 'other', until: until(60_000) });
      const readRun = jest.fn(async () => undefined);
      bench.deployer.readRun = readRun;
      await everythingDue();
      await bench.follower.tick();
      expect(readRun).not.toHaveBeenCalled();
      await knex('deployments').update({
        claimed_until: until(-1).toISOString(),
      });
      await everythingDue();
      await bench.follower.tick();
      expect(readRun).toHaveBeenCalledTimes(1);
    });

    it('looks again at once when somebody asks for it during a look', async () => {
      const { id } = await bench.create();
      const record = await bench.store.claim(id, bench.follower.claim());
      await bench.store.hurry(id);
      if (record) {
        await bench.follower.advance(record);
      }
      expect(await bench.store.due(10)).toEqual([id]);
    });

    it('starts a queue that nobody has taken up', async () => {
      const first = await bench.create();
      const second = await bench.create({ whenBusy: 'queue' });
      // As a replica leaves it that dies between two statements of an earlier version.
      await knex('deployments')
        .where({ id: first.id })
        .update({ state: 'failed', active_key: null });
      await bench.follower.tick();
      expect((await bench.store.get(second.id)).state).toBe('dispatched');
    });

    it('reads each log once, and says when there is none', async () => {
      let fails = true;
      const readLog = jest.fn(async ({ jobId }: { jobId: string }) => {
        if (jobId === '2' && fails) {
          throw new Error('410 Gone');
        }
        return { text: 'one\ntwo\n', omittedLines: 3 };
      });
      bench.deployer.readLog = readLog;
      const { id } = await bench.create();
      const job = (name: string, jobId: string) => ({
        id: jobId,
        name,
        status: 'completed',
        conclusion: 'success',
        steps: [],
      });
      bench.runs.set(id, {
        runId: '1',
        status: 'in_progress',
        jobs: [job('plan', '1'), job('apply', '2')],
      });
      await everythingDue();
      await bench.follower.tick();
      expect(await bench.service.log(id, { job: 'plan' })).toEqual({
        job: 'plan',
        lines: ['one', 'two'],
        next: 2,
        complete: true,
        omittedLines: 3,
      });
      expect(
        await bench.service.log(id, { job: 'plan', after: 1 }),
      ).toMatchObject({ lines: ['two'], next: 2 });
      expect(await bench.service.log(id, { job: 'apply' })).toEqual({
        job: 'apply',
        lines: [],
        next: 0,
        complete: false,
      });
      for (let tries = 0; tries < 6; tries++) {
        await knex('deployment_logs').update({ next_try_at: null });
        await bench.follower.tick();
      }
      expect(await bench.service.log(id, { job: 'apply' })).toMatchObject({
        complete: true,
        problem: expect.stringContaining('410 Gone'),
      });
      expect(readLog).toHaveBeenCalledTimes(1 + 5);
      fails = false;
      await expect(bench.service.log(id, { job: 'other' })).rejects.toThrow(
        'has no job "other"; it has "plan", "apply"',
      );
    });
  },
);
