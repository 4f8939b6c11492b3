import type { DeploymentPlan } from '@lakeport/backstage-plugin-databricks-common';
import {
  APPROVAL,
  deploymentRecord,
  EARLIER,
  NOW,
} from '../__testUtils__/deploymentRecord';
import { afterPlan } from './afterPlan';
import type { DeploymentRecord } from './DeploymentRecord';

const NOTHING = { add: 0, change: 0, replace: 0, destroy: 0 };

type Stack = NonNullable<DeploymentPlan['stacks']>[number];

const stack = (overrides: Partial<Stack> = {}): Stack => ({
  stack: 'network',
  status: 'planned',
  changes: [],
  ...overrides,
});

const planned = (
  plan: Partial<DeploymentPlan>,
  overrides: Partial<DeploymentRecord> = {},
) =>
  deploymentRecord({
    phase: 'plan',
    approval: { by: 'portal', state: 'expected' },
    approveInAdvance: true,
    plan: { summary: { ...NOTHING, add: 1 }, stacks: [stack()], ...plan },
    ...overrides,
  });

const after = (record: DeploymentRecord, approval = APPROVAL) =>
  afterPlan(record, { approval, now: NOW });

describe('afterPlan', () => {
  it('has nothing approved where there is nothing to do', () => {
    const step = after(planned({ summary: NOTHING }));
    expect(step.update).toMatchObject({
      state: 'succeeded',
      approval: { state: 'not-needed' },
    });
  });

  it.each([
    ['a stack is not known', { unknownStacks: 1 }, {}],
    ['a stack is left out', { omittedStacks: 1 }, {}],
    ['a stack is deferred', { stacks: [stack({ status: 'deferred' })] }, {}],
    ['a part could not be read', {}, { planProblem: 'line 2' }],
    ['it is a destroy', {}, { operation: 'destroy' as const }],
    ['it is a rotation', {}, { operation: 'rotate' as const }],
  ])('does not say so when %s', (_, plan, overrides) => {
    const step = after(planned({ summary: NOTHING, ...plan }, overrides));
    expect(step.update.state).not.toBe('succeeded');
  });

  it('goes on at once where that was approved in advance', () => {
    const step = after(planned({}, { approveInAdvance: true }));
    expect(step).toMatchObject({
      goesOn: true,
      actor: 'user:default/ada',
      update: {
        state: 'dispatched',
        phase: 'apply',
        runId: undefined,
        planRunId: '7',
        dispatchTriedAt: undefined,
        sendingSince: NOW.toISOString(),
        approval: { state: 'approved', inAdvance: true },
      },
    });
  });

  const finding = {
    rule: 'r',
    severity: 'error' as const,
    message: 'm',
    reason: 'r',
    source: 's',
    fix: 'f',
  };
  it.each([
    ['destroys', { summary: { ...NOTHING, destroy: 1 } }, {}],
    ['replaces', { summary: { ...NOTHING, replace: 1 } }, {}],
    [
      'deletes what no summary counts',
      {
        stacks: [
          stack({ changes: [{ address: 'a', actions: ['delete', 'create'] }] }),
        ],
      },
      {},
    ],
    ['breaks a rule', { stacks: [stack({ findings: [finding] })] }, {}],
    ['was refused', { stacks: [stack({ status: 'refused' })] }, {}],
    ['leaves open what is not deferred', { unknownStacks: 1 }, {}],
    ['was cut short', { omittedStacks: 1 }, {}],
    ['could not be read whole', {}, { planProblem: 'line 2' }],
    ['could not be read', {}, { plan: undefined }],
  ])('waits for a person when the plan %s', (_, plan, overrides) => {
    const step = after(planned(plan, overrides));
    expect(step.update).toMatchObject({
      state: 'waiting',
      approval: { state: 'waiting', since: NOW.toISOString() },
    });
  });

  it('takes a deferred stack that is not known for approved in advance', () => {
    const deferred = stack({ status: 'deferred' });
    const step = after(planned({ unknownStacks: 1, stacks: [deferred] }));
    expect(step.update.phase).toBe('apply');
  });

  it('lets nobody approve their own in advance where that is not allowed', () => {
    const step = after(planned({}), { ...APPROVAL, selfReview: false });
    expect(step.update.state).toBe('waiting');
  });

  it('applies nothing of what was cancelled', () => {
    const step = after(
      planned({}, { cancellation: { by: 'user:default/eve', at: EARLIER } }),
    );
    expect(step).toMatchObject({
      actor: 'user:default/eve',
      update: { state: 'cancelled' },
    });
    expect(step.update).not.toHaveProperty('phase');
  });
});
