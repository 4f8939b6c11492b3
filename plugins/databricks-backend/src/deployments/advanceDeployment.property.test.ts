import { isFinished } from '@lakeport/backstage-plugin-databricks-common';
import fc from 'fast-check';
import {
  deploymentRecord,
  idleDeployer,
  lookOptions,
  NOW,
} from '../__testUtils__/deploymentRecord';
import { advanceDeployment } from './advanceDeployment';
import type { Run } from './Deployer';
import type { DeploymentRecord } from './DeploymentRecord';

const STATUSES = ['queued', 'in_progress', 'waiting', 'pending', 'completed'];
const CONCLUSIONS = ['success', 'failure', 'cancelled', 'skipped', 'stale'];
const summary = { add: 1, change: 0, replace: 0, destroy: 0 };

const optional = <T>(value: fc.Arbitrary<T>) =>
  fc.option(value, { nil: undefined });

const ago = fc
  .integer({ min: 0, max: 20 * 60 })
  .map(seconds => new Date(NOW.getTime() - seconds * 1_000).toISOString());

const job = fc.record({
  id: fc.constantFrom('1', '2'),
  name: fc.constantFrom('plan', 'apply', 'deploy / plan'),
  status: fc.constantFrom(...STATUSES),
  conclusion: optional(fc.constantFrom(...CONCLUSIONS)),
  steps: fc.constant<Run['jobs'][number]['steps']>([]),
});

const run: fc.Arbitrary<Run> = fc.record({
  runId: fc.constant('7'),
  status: fc.constantFrom(...STATUSES),
  conclusion: optional(fc.constantFrom(...CONCLUSIONS)),
  jobs: fc.array(job, { maxLength: 3 }),
});

const record: fc.Arbitrary<DeploymentRecord> = fc
  .record({
    state: fc.constantFrom('requested', 'dispatched', 'running', 'waiting'),
    operation: fc.constantFrom('plan', 'apply', 'destroy'),
    phase: fc.constantFrom('all', 'plan', 'apply'),
    runId: optional(fc.constant('7')),
    dispatchTriedAt: optional(ago),
    dispatchedAt: optional(ago),
    requestedAt: ago,
    approveInAdvance: fc.boolean(),
    plan: optional(
      fc.constant<DeploymentRecord['plan']>({ summary, stacks: [] }),
    ),
    result: fc.constant({ summary }),
    approval: optional(
      fc.record({
        by: fc.constantFrom('github', 'portal'),
        state: fc.constantFrom('expected', 'waiting', 'approved'),
        environment: fc.constant('dev'),
        since: optional(ago),
      }),
    ),
    cancellation: optional(
      fc.record({ by: fc.constant('user:default/eve'), at: ago }),
    ),
  })
  .map(overrides => deploymentRecord(overrides));

/** One look, and what was sent meanwhile. */
async function look(from: DeploymentRecord, seen: Run | undefined) {
  const sent: string[] = [];
  const step = await advanceDeployment(
    from,
    idleDeployer({
      readRun: async () => seen,
      dispatch: async ({ phase }) => {
        sent.push(phase);
        return { runId: '8' };
      },
    }),
    lookOptions(),
  );
  return { step, sent, to: { ...from, ...step.update } };
}

describe('advanceDeployment, whatever is seen', () => {
  it('sends nothing where a run is known, was taken, or is to be cancelled', async () => {
    await fc.assert(
      fc.asyncProperty(record, optional(run), async (from, seen) => {
        const { sent } = await look(from, seen);
        const mayNot =
          from.runId ||
          from.dispatchedAt ||
          (from.cancellation && from.dispatchTriedAt);
        expect(sent.length).toBeLessThanOrEqual(mayNot ? 0 : 1);
      }),
    );
  });

  it('begins the second half only of a plan that was seen to succeed', async () => {
    await fc.assert(
      fc.asyncProperty(record, optional(run), async (from, seen) => {
        const { to } = await look(from, seen);
        const begins = to.phase === 'apply' && from.phase !== 'apply';
        const may =
          from.phase === 'plan' &&
          from.approveInAdvance &&
          !from.cancellation &&
          seen?.conclusion === 'success';
        expect(begins && !may).toBe(false);
      }),
    );
  });

  it('says why a state changes, and of every end but success what to know', async () => {
    await fc.assert(
      fc.asyncProperty(record, optional(run), async (from, seen) => {
        const { step, to } = await look(from, seen);
        const saysWhy =
          step.update.state === undefined ||
          Boolean(step.actor && (step.cause ?? to.message));
        const saysWhatToKnow =
          !isFinished(to) || to.state === 'succeeded' || Boolean(to.message);
        expect({ saysWhy, saysWhatToKnow }).toEqual({
          saysWhy: true,
          saysWhatToKnow: true,
        });
      }),
    );
  });

  it('settles: the same look again changes nothing', async () => {
    await fc.assert(
      fc.asyncProperty(record, optional(run), async (from, seen) => {
        const { step, to } = await look(from, seen);
        // A step that goes on, and one that was sent, are of another run.
        fc.pre(!step.goesOn && to.runId === from.runId);
        expect((await look(to, seen)).step.update).toEqual({});
      }),
    );
  });
});
