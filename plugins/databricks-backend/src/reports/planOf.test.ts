import { planOf } from './planOf';
import type { ReportStep } from './readReport';

const NONE = { add: 0, change: 0, replace: 0, destroy: 0 };

const step = (rest: Partial<ReportStep> = {}): ReportStep => ({
  step: 'plan',
  stack: 'p-dev-base',
  status: 'succeeded',
  rehearsal: false,
  summary: NONE,
  changes: [],
  ...rest,
});

describe('planOf', () => {
  it('shows each stack once, planned or deferred, and adds them up', () => {
    const plan = planOf([
      step({ step: 'init', summary: undefined, changes: undefined }),
      step({ summary: { ...NONE, add: 2, destroy: 1 } }),
      step({
        stack: 'p-dev-workspace',
        status: 'deferred',
        summary: { ...NONE, add: 3 },
        message: 'p-dev-base was never applied',
      }),
    ]);
    expect(plan).toEqual({
      summary: { add: 5, change: 0, replace: 0, destroy: 1 },
      stacks: [
        {
          stack: 'p-dev-base',
          status: 'planned',
          summary: { add: 2, change: 0, replace: 0, destroy: 1 },
          changes: [],
        },
        {
          stack: 'p-dev-workspace',
          status: 'deferred',
          summary: { add: 3, change: 0, replace: 0, destroy: 0 },
          changes: [],
          message: 'p-dev-base was never applied',
        },
      ],
    });
  });

  it('tells a plan that a rule refuses from one that failed', () => {
    const finding = {
      rule: 'plan.destroy-protected',
      severity: 'error' as const,
      resource: 'aws_s3_bucket.b',
      message: 'it destroys a bucket',
      reason: 'r',
      source: 's',
      fix: 'f',
    };
    const { stacks } = planOf([
      step({ status: 'failed', findings: [finding] }),
      step({
        stack: 'b',
        status: 'failed',
        findings: [{ ...finding, severity: 'warning' }],
      }),
      step({ stack: 'c', status: 'failed' }),
      step({ stack: 'd', status: 'needs-approval' }),
    ]);
    expect(stacks?.map(({ status }) => status)).toEqual([
      'refused',
      'failed',
      'failed',
      'refused',
    ]);
    expect(stacks?.[0].findings).toEqual([finding]);
    expect(stacks?.[2]).not.toHaveProperty('findings');
  });

  it('puts what is destroyed first, then replaced, changed and added', () => {
    const [stack] =
      planOf([
        step({
          changes: [
            { address: 'a', actions: ['create'] },
            { address: 'b', actions: ['update'] },
            { address: 'c', actions: ['delete', 'create'] },
            { address: 'd', actions: ['create', 'delete'] },
            { address: 'e', actions: ['delete'] },
            { address: 'f', actions: ['create'] },
          ],
        }),
      ]).stacks ?? [];
    expect(stack.changes.map(({ address }) => address).join('')).toBe('ecdbaf');
    expect(stack).not.toHaveProperty('omittedChanges');
  });

  it('keeps modules together, those first in which something is destroyed', () => {
    const [stack] = planOf([
      step({
        changes: [
          { address: 'a', actions: ['create'] },
          { address: 'b', actions: ['update'], module: 'module.x' },
          { address: 'c', actions: ['create'], module: 'module.y' },
          { address: 'd', actions: ['delete'], module: 'module.y' },
          { address: 'e', actions: ['create'], module: 'module.x' },
        ],
      }),
    ]).stacks;
    expect(stack.changes.map(({ address }) => address).join('')).toBe('dcbea');
  });

  it('leaves out attributes that are too much, the least destructive first', () => {
    const change = (address: string, action: string) => ({
      address,
      actions: [action],
      attributes: Array.from({ length: 60 }, (_, index) => ({
        path: `p${index}`.padEnd(20),
        before: 'b'.repeat(400),
        after: 'a'.repeat(400),
      })),
      omittedAttributes: 1,
    });
    const plan = planOf([
      step({
        changes: [
          ...Array.from({ length: 20 }, (_, index) =>
            change(`add.${index}`, 'create'),
          ),
          change('gone', 'delete'),
        ],
      }),
    ]);
    const [first, ...rest] = plan.stacks[0].changes;
    expect(first).toMatchObject({ address: 'gone', omittedAttributes: 1 });
    expect(first.attributes).toHaveLength(60);
    expect(rest.at(-1)).toEqual({
      address: 'add.19',
      actions: ['create'],
      omittedAttributes: 61,
    });
    expect(JSON.stringify(plan).length).toBeLessThan(600_000);
  });

  it('tells what it costs', () => {
    const cost = { currency: 'USD', asOf: '2026-11-01', before: 1, after: 2 };
    const end = {
      done: true as const,
      operation: 'plan',
      rehearsal: false,
      objectsLeft: null,
      cost,
    };
    expect(planOf([step()], end).cost).toEqual(cost);
    expect(planOf([step()])).not.toHaveProperty('cost');
  });

  it('says which stack could not be planned, also where it was not begun', () => {
    expect(
      planOf([
        step({
          step: 'init',
          status: 'failed',
          summary: undefined,
          message: 'no such bucket',
        }),
      ]).stacks,
    ).toEqual([
      {
        stack: 'p-dev-base',
        status: 'failed',
        changes: [],
        message: 'no such bucket',
      },
    ]);
  });

  it('counts the stacks of which nobody knows yet what would change', () => {
    const plan = planOf([
      step({ summary: { ...NONE, add: 1 } }),
      step({
        stack: 'p-dev-data',
        status: 'deferred',
        summary: undefined,
        changes: undefined,
        message: 'p-dev-base has to be applied first: its outputs change',
      }),
    ]);
    expect(plan).toMatchObject({
      summary: { ...NONE, add: 1 },
      unknownStacks: 1,
    });
    expect(plan.stacks?.[1]).not.toHaveProperty('summary');
  });

  it('cuts a long plan short, destructive changes last, and counts what is left out', () => {
    const creates = Array.from({ length: 1_500 }, (_, index) => ({
      address: `a.${index}`,
      actions: ['create'],
    }));
    const plan = planOf([
      step({ changes: creates, summary: { ...NONE, add: 1_500 } }),
      step({
        stack: 'p-dev-data',
        changes: [
          { address: 'b', actions: ['create'] },
          { address: 'c', actions: ['delete'] },
        ],
        summary: { ...NONE, add: 1, destroy: 1 },
      }),
      ...Array.from({ length: 58 }, (_, index) => step({ stack: `s${index}` })),
    ]);
    expect(plan.summary).toEqual({ ...NONE, add: 1_501, destroy: 1 });
    expect(plan.stacks).toHaveLength(50);
    expect(plan.omittedStacks).toBe(10);
    const [base, data] = plan.stacks ?? [];
    expect(base.changes).toHaveLength(999);
    expect(base.omittedChanges).toBe(501);
    expect(data.changes).toEqual([{ address: 'c', actions: ['delete'] }]);
    expect(data.omittedChanges).toBe(1);
  });
});
