import { mockServices, TestDatabases } from '@backstage/backend-test-utils';
import { strToU8, zipSync } from 'fflate';
import type { Deployer, Run } from './Deployer';
import { DeploymentFollower } from './DeploymentFollower';
import type { NewDeployment } from './DeploymentRecord';
import { DeploymentStore } from './DeploymentStore';

/** Keeps runs; a test says how a dispatch goes wrong. */
class FakeDeployer implements Deployer {
  readonly runs = new Map<string, Run>();
  /** Zips by name, the same of every run. */
  readonly artifacts = new Map<string, Uint8Array>();
  dispatched = 0;
  /** Thrown before the run is made. */
  refusal?: Error;
  /** Thrown after the run is made: the answer is lost. */
  loss?: Error;

  async dispatch({ deploymentId }: { deploymentId: string }) {
    if (this.refusal) {
      throw this.refusal;
    }
    this.dispatched++;
    const run = { runId: String(this.dispatched), status: 'queued', jobs: [] };
    this.runs.set(deploymentId, run);
    if (this.loss) {
      throw this.loss;
    }
    return { runId: run.runId };
  }
  async findRun({ deploymentId }: { deploymentId: string }) {
    const run = this.runs.get(deploymentId);
    return run && { runId: run.runId };
  }
  async readRun({ runId }: { runId: string }) {
    return [...this.runs.values()].find(run => run.runId === runId);
  }
  async readLog() {
    return '';
  }
  async readArtifact({ name }: { name: string }) {
    return this.artifacts.get(name);
  }
}

const deployment = (overrides: Partial<NewDeployment> = {}): NewDeployment => ({
  id: 'd1',
  entityRef: 'resource:default/payments-dev',
  project: 'payments',
  environment: 'dev',
  operation: 'apply',
  requestedBy: 'user:default/mock',
  repository: { host: 'github.com', owner: 'acme', repo: 'payments' },
  workflow: 'deploy.yml',
  ...overrides,
});

describe.each(TestDatabases.create().eachSupportedId())(
  'DeploymentFollower on %s',
  databaseId => {
    const databases = TestDatabases.create();
    let store: DeploymentStore;
    let deployer: FakeDeployer;
    let follower: DeploymentFollower;

    const newFollower = () =>
      new DeploymentFollower({
        store,
        deployer,
        logger: mockServices.logger.mock(),
        pollMs: 20,
      });

    beforeEach(async () => {
      const knex = await databases.init(databaseId);
      store = await DeploymentStore.create(mockServices.database({ knex }));
      deployer = new FakeDeployer();
      follower = newFollower();
    });

    afterEach(() => {
      jest.useRealTimers();
    });

    it('leaves a deployment to the replica that made it, until that one is gone', async () => {
      await store.insert(deployment(), follower.claim());
      const other = newFollower();
      await other.tick();
      expect(deployer.dispatched).toBe(0);
      await follower.stop();
      await other.tick();
      expect(deployer.dispatched).toBe(1);
      expect((await store.get('d1')).state).toBe('dispatched');
    });

    it('takes up what a replica that died has left', async () => {
      await store.insert(deployment(), {
        claimant: 'dead',
        until: new Date(Date.now() - 1),
      });
      await Promise.all([follower.tick(), newFollower().tick()]);
      expect(deployer.dispatched).toBe(1);
    });

    it('goes on after a restart without a second run', async () => {
      deployer.loss = new Error('socket hang up');
      await store.insert(deployment(), follower.claim());
      await follower.advance('d1');
      expect(await store.get('d1')).toMatchObject({
        state: 'requested',
        message: expect.stringContaining('socket hang up'),
      });
      await follower.stop();

      deployer.loss = undefined;
      await newFollower().tick();
      expect(deployer.dispatched).toBe(1);
      const record = await store.get('d1');
      expect(record).toMatchObject({ state: 'dispatched', runId: '1' });
      expect(record.message).toBeUndefined();
    });

    it('sends again, but not at once, where no run has come of it', async () => {
      deployer.refusal = new Error('ECONNREFUSED');
      await store.insert(deployment(), follower.claim());
      await follower.advance('d1');
      deployer.refusal = undefined;
      await follower.tick();
      expect(deployer.dispatched).toBe(0);
      await store.update('d1', {
        dispatchTriedAt: new Date(Date.now() - 60_000).toISOString(),
      });
      await follower.tick();
      expect(deployer.dispatched).toBe(1);
    });

    it('is lost when its run is gone', async () => {
      await store.insert(deployment(), follower.claim());
      await follower.advance('d1');
      deployer.runs.clear();
      await follower.tick();
      expect(await store.get('d1')).toMatchObject({
        state: 'lost',
        finishedAt: expect.any(String),
      });
    });

    it('follows in the background until it is stopped', async () => {
      await store.insert(deployment(), follower.claim());
      await follower.advance('d1');
      const run = deployer.runs.get('d1');
      follower.start();
      if (run) {
        run.status = 'completed';
        run.conclusion = 'success';
      }
      for (let i = 0; i < 100; i++) {
        if ((await store.get('d1')).finishedAt) {
          break;
        }
        await new Promise(resolve => setTimeout(resolve, 20));
      }
      await follower.stop();
      expect((await store.get('d1')).state).toBe('succeeded');
    });

    it('keeps what a run reports', async () => {
      const lines = (...all: object[]) =>
        strToU8(all.map(line => JSON.stringify(line)).join('\n'));
      const summary = { add: 0, change: 1, replace: 0, destroy: 0 };
      const end = { done: true, operation: 'x', objectsLeft: 3 };
      const step = { stack: 's', status: 'succeeded', summary };
      deployer.artifacts.set(
        'plan',
        zipSync({
          'plan.jsonl': lines(
            { ...step, step: 'plan', rehearsal: false },
            { ...end, rehearsal: false },
          ),
        }),
      );
      deployer.artifacts.set(
        'result',
        zipSync({ 'result.jsonl': lines({ ...end, rehearsal: false }, []) }),
      );
      await store.insert(deployment(), follower.claim());
      await follower.advance('d1');
      const run = deployer.runs.get('d1');
      if (run) {
        run.status = 'completed';
        run.conclusion = 'success';
      }
      await follower.tick();
      expect(await store.get('d1')).toMatchObject({
        state: 'succeeded',
        rehearsal: false,
        plan: {
          summary,
          stacks: [{ stack: 's', status: 'planned', summary, changes: [] }],
        },
        planProblem: undefined,
        result: { objectsLeft: 3 },
        resultProblem: expect.stringContaining('line 2'),
      });
    });

    it('lets one deployment at a time into an environment of a repository', async () => {
      await store.insert(deployment(), follower.claim());
      await expect(
        store.insert(
          deployment({ id: 'd2', entityRef: 'resource:other/same' }),
          follower.claim(),
        ),
      ).rejects.toThrow(
        /payments\/dev has an unfinished apply \(deployment d1/,
      );
      await store.insert(
        deployment({ id: 'd3', environment: 'prod' }),
        follower.claim(),
      );
      await store.update('d1', { state: 'failed' });
      await store.insert(deployment({ id: 'd4' }), follower.claim());
      const { items, totalItems } = await store.list({
        entityRef: 'resource:default/payments-dev',
        limit: 2,
        offset: 1,
      });
      expect(totalItems).toBe(3);
      expect(items).toHaveLength(2);
    });

    it('does not bring a finished deployment back', async () => {
      await store.insert(deployment(), follower.claim());
      await store.update('d1', { state: 'succeeded' });
      await store.update('d1', { state: 'running' });
      expect((await store.get('d1')).state).toBe('succeeded');
    });
  },
);
