import { sleepingStacks } from '../__testUtils__/sleepingStacks';
import { SavedPlansBench } from '../__testUtils__/SavedPlansBench';
import type { OperationOptions, PlannedOperation } from './OperationOptions';
import type { OperationResult } from './StepEvent';

jest.setTimeout(120_000);

const BASE = 'shop-dev-base';

describe('saved plans of what is no apply', () => {
  let bench: SavedPlansBench;
  let account: SavedPlansBench['account'];

  beforeAll(async () => {
    bench = await SavedPlansBench.start(sleepingStacks({ asleep: false }));
    ({ account } = bench);
  });

  afterAll(() => bench?.stop());

  const run = (options: Partial<OperationOptions>) =>
    bench.run({
      operation: 'plan',
      stacks: sleepingStacks({
        asleep: [options.operation, options.planned].includes('sleep'),
      }),
      ...options,
    });
  const store = (id: string) => bench.store(id);
  const save = (planned: PlannedOperation, id: string) =>
    run({ planned, savePlans: store(id) });
  const carryOut = (operation: PlannedOperation, id: string) =>
    run({ operation, appliesPlans: store(id) });
  const steps = (result: OperationResult) =>
    result.steps.map(
      ({ step, stack, status }) =>
        `${step} ${stack.replace('shop-dev-', '')} ${status}`,
    );
  const said = (result: OperationResult) => result.steps.at(-1)?.message;

  it('are not made of what was never applied, but for a destroy', async () => {
    const asleep = await save('sleep', 'early');
    expect(asleep.failures).toBe(1);
    expect(said(asleep)).toBe(
      `${BASE} was never applied; apply the environment first`,
    );
    expect(await store('early').list()).toEqual([]);
    expect(asleep.cost).toBeUndefined();
    const nothing = await save('destroy', 'nothing');
    expect(nothing).toMatchObject({ failures: 0, summary: { destroy: 0 } });
    expect(said(nothing)).toMatch(/^nothing to destroy/);
    await run({ operation: 'apply' });

    const result = await carryOut('destroy', 'nothing');
    expect(result.failures).toBe(1);
    expect(said(result)).toContain(
      '- it held nothing, and now holds something',
    );
  });

  it('show what would be done, and do exactly that, once', async () => {
    const before = account.objectsLeft();
    const planned = await save('sleep', 'sleep');
    expect(steps(planned)).toEqual([
      'init base succeeded',
      'plan base succeeded',
    ]);
    expect(planned).toMatchObject({
      failures: 0,
      summary: { add: 0, change: 0, replace: 0, destroy: 1 },
      cost: { currency: 'USD', before: 0, after: 0 },
    });
    expect(planned.steps[1].changes).toEqual([
      { address: 'aws_subnet.spare', actions: ['delete'], type: 'aws_subnet' },
    ]);
    expect(account.objectsLeft()).toBe(before);

    const done = await carryOut('sleep', 'sleep');
    expect(steps(done)).toEqual([
      'init base succeeded',
      'replan base succeeded',
      'apply base succeeded',
    ]);
    expect(done.summary.destroy).toBe(1);
    expect(account.objectsLeft()).toBe(before - 1);
    expect(said(await carryOut('sleep', 'sleep'))).toMatch(
      /^plan sleep was applied already/,
    );
  });

  it('are refused for another operation, and when something changed', async () => {
    await save('wake', 'wake');
    expect(said(await carryOut('sleep', 'wake'))).toMatch(
      /^plan wake shows what wake would do, not sleep/,
    );
    const [vpc] = account.objects({ type: 'aws_vpc' });
    account.change('aws_vpc', vpc.id, { enable_dns_support: false });
    const drifted = await carryOut('wake', 'wake');
    expect(steps(drifted).at(-1)).toBe('replan base failed');
    expect(said(drifted)).toContain('- update aws_vpc.main was not shown');
    account.put(vpc);
    await run({ operation: 'wake' });

    const late = await carryOut('wake', 'wake');
    expect(said(late)).toContain(
      '- create aws_subnet.spare was shown and is not needed now',
    );
  });

  it('rotate by exactly what was shown', async () => {
    const planned = await save('rotate', 'rotate');
    expect(planned.steps.at(-1)?.changes).toMatchObject([
      { address: 'time_rotating.secret', actions: ['delete', 'create'] },
    ]);
    const done = await carryOut('rotate', 'rotate');
    expect(done).toMatchObject({ failures: 0, summary: { replace: 1 } });
  });

  it('destroy by exactly what was shown, and count what stays', async () => {
    const planned = await save('destroy', 'destroy');
    expect(steps(planned)).toEqual(
      ['credentials', 'data', 'workspace', 'base'].flatMap(stack => [
        `init ${stack} succeeded`,
        `plan ${stack} succeeded`,
      ]),
    );
    const [subnet] = account.objects({ type: 'aws_subnet' });
    account.delete('aws_subnet', subnet.id);
    const drifted = await carryOut('destroy', 'destroy');
    expect(steps(drifted).at(-1)).toBe('replan base failed');
    expect(steps(drifted).some(step => step.startsWith('destroy'))).toBe(false);
    account.put(subnet);

    const done = await carryOut('destroy', 'destroy');
    expect(done).toMatchObject({ failures: 0, objectsLeft: 0 });
    expect(steps(done).slice(-4)).toEqual([
      'destroy credentials succeeded',
      'destroy data succeeded',
      'destroy workspace succeeded',
      'destroy base succeeded',
    ]);
    expect(done.summary.destroy).toBe(planned.summary.destroy);
    expect(done.remains).toEqual(planned.remains);
  });
});
