import type { DeploymentPlan } from '@lakeport/backstage-plugin-databricks-common';
import { driftOf } from './driftOf';
import type { DriftRecord } from './DriftRecord';
import { shownDrift } from './shownDrift';

const none = { add: 0, change: 0, replace: 0, destroy: 0 };
const clean: DeploymentPlan = {
  summary: none,
  stacks: [{ stack: 's', status: 'planned', summary: none, changes: [] }],
};
const changed: DeploymentPlan = { ...clean, summary: { ...none, change: 1 } };
const broken: DeploymentPlan = {
  summary: none,
  stacks: [
    { stack: 's', status: 'failed', changes: [], message: 'no credentials' },
  ],
};
const run = (day: number) => ({
  runId: String(day),
  runUrl: `https://github.com/acme/payments/actions/runs/${day}`,
  startedAt: `2026-11-${day}T03:00:00.000Z`,
});

describe('driftOf', () => {
  it('is clean without changes, and drifted since the first with some', () => {
    const first = driftOf(undefined, run(20), { plan: clean });
    expect(first).toEqual({
      status: 'clean',
      checkedAt: run(20).startedAt,
      runId: '20',
      runUrl: run(20).runUrl,
      plan: clean,
    });
    const second = driftOf(first, run(21), { plan: changed });
    const third = driftOf(second, run(22), { plan: changed });
    expect(third).toMatchObject({
      status: 'drifted',
      since: run(21).startedAt,
      checkedAt: run(22).startedAt,
    });
    const fixed = driftOf(third, run(23), { plan: clean });
    expect(fixed).not.toHaveProperty('since');
    expect(driftOf(fixed, run(24), { plan: changed })).toMatchObject({
      since: run(24).startedAt,
    });
  });

  it('is unknown with the reason, and keeps since when it was drifted', () => {
    const drifted = driftOf(undefined, run(20), { plan: changed });
    const unknown = driftOf(drifted, run(21), { reason: 'it was cancelled' });
    expect(unknown).toMatchObject({
      status: 'unknown',
      reason: 'it was cancelled',
    });
    expect(unknown).not.toHaveProperty('plan');
    expect(driftOf(unknown, run(22), { plan: changed })).toMatchObject({
      status: 'drifted',
      since: run(20).startedAt,
    });
  });

  it('is unknown where a stack could not be planned and nothing else differs', () => {
    expect(driftOf(undefined, run(20), { plan: broken })).toMatchObject({
      status: 'unknown',
      reason: 's could not be planned: no credentials',
    });
    const both = { ...broken, summary: { ...none, destroy: 1 } };
    expect(driftOf(undefined, run(20), { plan: both })).toMatchObject({
      status: 'drifted',
    });
  });
});

describe('shownDrift', () => {
  const record: DriftRecord = driftOf(undefined, run(20), { plan: changed });
  const at = (value: string, isAsleep = false) => ({
    now: new Date(value),
    isAsleep,
  });

  it('is the last result for three days', () => {
    expect(shownDrift(record, at('2026-11-23T02:59:00Z'))).toEqual({
      status: 'drifted',
      since: run(20).startedAt,
      checkedAt: run(20).startedAt,
      runUrl: run(20).runUrl,
      plan: changed,
    });
    const old = shownDrift(record, at('2026-11-23T03:01:00Z'));
    expect(old).toMatchObject({
      status: 'unknown',
      reason: expect.stringContaining('2026-11-20, more than three days ago'),
    });
    expect(old).not.toHaveProperty('plan');
  });

  it('is unknown while it sleeps, and before anybody has looked', () => {
    expect(shownDrift(record, at('2026-11-20T04:00:00Z', true))).toMatchObject({
      status: 'unknown',
      reason: expect.stringContaining('asleep'),
    });
    expect(shownDrift(undefined, at('2026-11-20T04:00:00Z'))).toMatchObject({
      status: 'unknown',
    });
  });
});
