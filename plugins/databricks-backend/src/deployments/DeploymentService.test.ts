import type { DeploymentState } from '@lakeport/backstage-plugin-databricks-common';
import type { Knex } from 'knex';
import { databases, DeploymentBench } from '../__testUtils__/DeploymentBench';
import type { DeploymentChange } from './DeploymentRequests';
import { DispatchRefusedError } from './DispatchRefusedError';

const grace = {
  decision: 'approved' as const,
  by: 'user:default/grace',
  mayApprove: true,
};

describe.each(databases.eachSupportedId())(
  'DeploymentService on %s',
  databaseId => {
    let knex: Knex;
    let bench: DeploymentBench;

    beforeEach(async () => {
      knex = await DeploymentBench.database(databaseId);
      bench = new DeploymentBench(knex);
    });

    const stateOf = async (id: string) => (await bench.service.get(id)).state;

    it('plans, waits for an approval, applies, and tells all of it', async () => {
      const heard: DeploymentChange[] = [];
      bench.service.onChange(change => heard.push(change));
      const { id } = await bench.create({ comment: 'why' });
      expect(bench.sent).toEqual([id]);
      await bench.end(id);
      expect(await bench.service.get(id)).toMatchObject({
        state: 'waiting',
        comment: 'why',
        ref: 'main',
        approval: { by: 'portal', state: 'waiting' },
      });
      await bench.service.review(id, { ...grace, comment: 'fine' });
      expect(bench.sent).toEqual([id, `${id}-apply`]);
      await bench.end(`${id}-apply`);
      const { state, transitions, approval } = await bench.service.get(id);
      expect(state).toBe('succeeded');
      expect(approval).toMatchObject({
        state: 'approved',
        decidedBy: grace.by,
        decidedWith: 'portal-permission',
        comment: 'fine',
      });
      const path: DeploymentState[] = [
        'requested',
        'dispatched',
        'waiting',
        'dispatched',
        'succeeded',
      ];
      expect(transitions?.map(({ to }) => to)).toEqual(path);
      expect(transitions?.map(({ from }) => from)).toEqual([
        undefined,
        ...path.slice(0, -1),
      ]);
      expect(transitions?.[3]).toMatchObject({
        actor: grace.by,
        cause: 'Approved in the portal: fine',
      });
      expect(heard.flatMap(({ transition }) => transition?.to ?? [])).toEqual(
        path,
      );
    });

    it('does not bring back what is finished', async () => {
      const { id } = await bench.create();
      const record = await bench.store.get(id);
      await bench.finish(id, 'failed');
      await expect(
        bench.store.write(
          { ...record, version: record.version + 1 },
          { update: { state: 'running' } },
        ),
      ).rejects.toThrow('was written in the meantime');
      expect(await stateOf(id)).toBe('failed');
    });

    it('refuses a second one, or queues it behind those before', async () => {
      const first = await bench.create();
      await expect(bench.create()).rejects.toThrow(
        `payments/dev has an unfinished apply (deployment ${first.id}, asked for by user:default/ada)`,
      );
      const second = await bench.create({ whenBusy: 'queue' });
      const third = await bench.create({ whenBusy: 'queue' });
      expect(second).toMatchObject({
        state: 'queued',
        queuedBehind: first.id,
      });
      expect(third).toMatchObject({ queuedBehind: second.id });
      expect(await bench.service.queuedCount(first.entityRef)).toBe(2);
      expect(await bench.service.active(first.entityRef)).toMatchObject({
        id: first.id,
      });
      await bench.service.cancel(second.id, { by: 'user:default/ada' });
      expect(await stateOf(second.id)).toBe('cancelled');
      await bench.finish(first.id, 'failed');
      expect(await stateOf(third.id)).toBe('requested');
      // Nobody overtakes.
      await expect(bench.create()).rejects.toThrow(third.id);
      expect(
        await stateOf((await bench.create({ environment: 'prod' })).id),
      ).toBe('dispatched');
    });

    it('has one unfinished deployment of those that are asked for at once', async () => {
      const all = await Promise.all(
        Array.from({ length: 6 }, () => bench.create({ whenBusy: 'queue' })),
      );
      const states = await Promise.all(all.map(({ id }) => stateOf(id)));
      expect(states.filter(state => state !== 'queued')).toHaveLength(1);
      const finished: string[] = [];
      for (const _ of all) {
        const active = await bench.service.active(all[0].entityRef);
        if (active) {
          finished.push(active.id);
          await bench.finish(active.id, 'succeeded');
        }
      }
      expect(new Set(finished)).toEqual(new Set(all.map(({ id }) => id)));
    });

    it('gives the same deployment for the same key, also when it has ended', async () => {
      const request = { idempotencyKey: 'k', ref: 'main' };
      const [one, other] = await Promise.all([
        bench.create(request),
        bench.create(request),
      ]);
      expect(other.id).toBe(one.id);
      await bench.finish(one.id, 'failed');
      expect((await bench.create(request)).id).toBe(one.id);
      expect(bench.sent).toHaveLength(1);
      await expect(bench.create({ ...request, ref: 'other' })).rejects.toThrow(
        'was used for another apply, of another ref',
      );
      await expect(
        bench.create({ ...request, operation: 'destroy' }),
      ).rejects.toThrow(`was used for apply (deployment ${one.id})`);
    });

    it('takes the commit of a promotion for what it promotes', async () => {
      const request = { idempotencyKey: 'k', promotedFrom: 'resource:a/b' };
      const { id } = await bench.create({ ...request, commit: 'a'.repeat(40) });
      const again = await bench.create({ ...request, commit: 'b'.repeat(40) });
      expect(again.id).toBe(id);
    });

    it('refuses a ref that is not there before there is anything', async () => {
      bench.deployer.resolve = async () => {
        throw new DispatchRefusedError('acme/payments has no branch nope');
      };
      await expect(bench.create({ ref: 'nope' })).rejects.toMatchObject({
        name: 'InputError',
        message: 'acme/payments has no branch nope',
      });
      const { totalItems } = await bench.service.list({ limit: 1, offset: 0 });
      expect(totalItems).toBe(0);
    });

    it('finds out later what GitHub does not say now', async () => {
      const { resolve } = bench.deployer;
      bench.deployer.resolve = async () => {
        throw new Error('503');
      };
      const { id } = await bench.create();
      expect(await bench.service.get(id)).toMatchObject({
        state: 'requested',
        message: expect.stringContaining('503'),
      });
      bench.deployer.resolve = resolve;
      await knex('deployments').update({ next_look_at: null });
      await bench.follower.tick();
      expect(await bench.service.get(id)).toMatchObject({
        state: 'dispatched',
        commit: 'c'.repeat(40),
        message: undefined,
      });
    });

    describe('cancelling', () => {
      const ada = { by: 'user:default/ada', reason: 'no' };

      it('ends at once what waits in the portal', async () => {
        const { id } = await bench.create();
        await bench.end(id);
        await expect(bench.service.cancel(id, ada)).resolves.toMatchObject({
          state: 'cancelled',
          cancellation: ada,
          message: expect.stringContaining('Cancelled by user:default/ada: no'),
        });
        await expect(bench.service.review(id, grace)).rejects.toThrow(
          'does not wait for a review: it is cancelled',
        );
        expect(bench.sent).toEqual([id]);
        // Once more is the same as once.
        expect((await bench.service.cancel(id, ada)).state).toBe('cancelled');
      });

      it('ends what runs by way of its run', async () => {
        const cancelled: string[] = [];
        bench.deployer.cancel = async ({ runId }) => {
          cancelled.push(runId);
          return 'cancelling';
        };
        const { id } = await bench.create();
        const asked = await bench.service.cancel(id, ada);
        expect(asked).toMatchObject({ state: 'dispatched', cancellation: ada });
        expect(asked.cancellation).not.toHaveProperty('sentAt');
        await bench.end(id, 'cancelled');
        expect(await stateOf(id)).toBe('cancelled');
        expect(cancelled).toEqual(['1']);
      });

      it('does not change what has ended', async () => {
        const { id } = await bench.create();
        await bench.finish(id, 'succeeded');
        await expect(bench.service.cancel(id, ada)).rejects.toThrow(
          'has ended: it is succeeded',
        );
      });
    });

    describe('reviewing', () => {
      const planned = async () => {
        const { id } = await bench.create();
        await bench.end(id);
        return id;
      };

      it('takes the permission', async () => {
        const id = await planned();
        await expect(
          bench.service.review(id, { ...grace, mayApprove: false }),
        ).rejects.toThrow(/lack the permission databricks.deployment.approve/);
        expect(await stateOf(id)).toBe('waiting');
      });

      it('ends what is rejected', async () => {
        const id = await planned();
        await expect(
          bench.service.review(id, { ...grace, decision: 'rejected' }),
        ).resolves.toMatchObject({
          state: 'cancelled',
          approval: { state: 'rejected', decidedBy: grace.by },
        });
      });

      it('approves once, whoever is first', async () => {
        const id = await planned();
        const both = await Promise.allSettled([
          bench.service.review(id, grace),
          bench.service.review(id, { ...grace, decision: 'rejected' }),
        ]);
        expect(
          both.filter(({ status }) => status === 'fulfilled'),
        ).toHaveLength(1);
      });

      it('lets nobody approve their own where that is not allowed', async () => {
        bench = new DeploymentBench(knex, { approval: { selfReview: false } });
        const id = await planned();
        const own = { ...grace, by: 'user:default/ada' };
        await expect(bench.service.review(id, own)).rejects.toThrow(
          'somebody else has to approve it',
        );
        await bench.service.review(id, { ...own, decision: 'rejected' });
        expect(await stateOf(id)).toBe('cancelled');
      });

      it('is over when nobody does it for too long', async () => {
        const id = await planned();
        bench = new DeploymentBench(knex, {
          approval: { expireAfterMs: -1 },
        });
        await knex('deployments').update({ next_look_at: null });
        await bench.follower.tick();
        expect(await bench.service.get(id)).toMatchObject({
          state: 'cancelled',
          message: expect.stringContaining('Nobody has approved it since'),
        });
      });
    });

    describe('reviewing at GitHub', () => {
      const reviews: unknown[] = [];
      const held = async (withPortalCredentials: boolean) => {
        reviews.length = 0;
        const reviewers = [{ type: 'user' as const, name: 'grace' }];
        bench = new DeploymentBench(knex, {
          approval: { withPortalCredentials },
          deployer: {
            environmentRules: async () => ({ reviewers, selfReview: true }),
            pendingReviews: async () => [
              {
                environment: 'dev',
                environmentId: '5',
                reviewers,
                callerMayReview: true,
              },
            ],
            review: async request => void reviews.push(request),
          },
        });
        const { id } = await bench.create();
        bench.runs.set(id, { runId: '1', status: 'waiting', jobs: [] });
        await knex('deployments').update({ next_look_at: null });
        await bench.follower.tick();
        return id;
      };

      it("is done with the caller's own token", async () => {
        const id = await held(false);
        const review = { ...grace, mayApprove: false, githubToken: 'gho' };
        await expect(bench.service.review(id, review)).resolves.toMatchObject({
          approval: { state: 'approved', decidedWith: 'github-token' },
        });
        expect(reviews).toMatchObject([{ environments: ['5'], token: 'gho' }]);
      });

      it("is done with the portal's credentials only where that is allowed, and says so", async () => {
        const id = await held(false);
        await expect(bench.service.review(id, grace)).rejects.toThrow(
          'with your own GitHub token',
        );
        await bench.finish(id, 'failed');
        const other = await held(true);
        await expect(
          bench.service.review(other, { ...grace, mayApprove: false }),
        ).rejects.toThrow(/lack the permission/);
        await bench.service.review(other, grace);
        expect(reviews).toMatchObject([
          {
            comment: expect.stringContaining(
              "Approved by user:default/grace in the portal, with the portal's credentials",
            ),
          },
        ]);
      });

      it('is too late when the run has gone on', async () => {
        const id = await held(true);
        bench.deployer.pendingReviews = async () => [];
        await expect(bench.service.review(id, grace)).rejects.toThrow(
          'no longer waits for a review of dev',
        );
      });
    });

    it('lists what is asked for', async () => {
      const failed = await bench.create({ operation: 'plan' });
      await bench.finish(failed.id, 'failed');
      const running = await bench.create({ environment: 'prod' });
      const ids = async (
        request: Partial<Parameters<typeof bench.service.list>[0]>,
      ) => {
        const { items } = await bench.service.list({
          limit: 9,
          offset: 0,
          ...request,
        });
        return items.map(({ id }) => id);
      };
      expect(await ids({})).toHaveLength(2);
      expect(await ids({ view: 'running' })).toEqual([running.id]);
      expect(await ids({ view: 'waiting-for-me' })).toEqual([]);
      expect(await ids({ view: 'failing' })).toEqual([failed.id]);
      expect(await ids({ entityRef: running.entityRef })).toEqual([running.id]);
      expect(await ids({ project: 'other' })).toEqual([]);
      expect(await ids({ operations: ['plan'] })).toEqual([failed.id]);
      expect(await ids({ states: ['failed', 'lost'] })).toEqual([failed.id]);
      expect(await ids({ requestedBy: 'user:default/eve' })).toEqual([]);
      expect(
        await ids({
          narrow: query => query.where('deployments.environment', 'prod'),
        }),
      ).toEqual([running.id]);
      const applied = await bench.create();
      await bench.finish(applied.id, 'succeeded');
      expect(await ids({ view: 'failing' })).toEqual([]);
      expect(await bench.service.applied(applied.entityRef)).toMatchObject({
        id: applied.id,
      });
      await expect(bench.service.get('gone')).rejects.toThrow(
        'There is no deployment gone',
      );
    });
  },
);
