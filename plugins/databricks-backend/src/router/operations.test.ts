import { Bench } from '../__testUtils__/Bench';

describe('GET /environments/{namespace}/{name}/operations', () => {
  let bench: Bench;

  beforeAll(async () => {
    bench = await Bench.start(['one', 'two', 'three'], { portal: 'always' });
  });
  afterAll(() => bench.stop());
  beforeEach(() => bench.reset());

  const read = (name: string) =>
    bench.get(`/environments/default/${name}/operations`);
  const reasons = (items: Array<{ operation: string; reason?: string }>) =>
    Object.fromEntries(
      items.map(({ operation, reason }) => [operation, reason]),
    );

  it('tells what the caller may start, and why not the rest', async () => {
    bench.denied = 'databricks.deployment.apply';
    bench.declared = { one: { deletionProtection: true } };
    const { status, body } = await read('one');
    expect(status).toBe(200);
    expect(reasons(body.items)).toEqual({
      plan: undefined,
      apply:
        'You lack the permission databricks.deployment.apply for resource:default/one',
      sleep: undefined,
      wake: undefined,
      rotate: expect.stringContaining('nothing to rotate'),
      destroy: expect.stringContaining('deletionProtection'),
    });
    expect(
      body.items.map(({ allowed }: { allowed: boolean }) => allowed),
    ).toEqual([true, false, true, true, false, false]);
    expect(body).toMatchObject({
      queued: 0,
      approval: {
        by: 'portal',
        selfReview: true,
        reviewers: [
          { type: 'permission', name: 'databricks.deployment.approve' },
        ],
      },
    });
    expect(body).not.toHaveProperty('active');
    expect(body).not.toHaveProperty('asleep');
  });

  it('gives the project file as the reason where it has no such environment', async () => {
    const { body } = await read('forgotten');
    expect(new Set(Object.values(reasons(body.items)))).toEqual(
      new Set([expect.stringContaining('has no environment forgotten')]),
    );
    expect(body).not.toHaveProperty('sleepSchedule');
    expect(body).not.toHaveProperty('promoteFrom');
  });

  it('shows when the network sleeps', async () => {
    bench.declared = {
      one: {
        sleep: {
          schedule: {
            asleep: '0 20 * * 1-5',
            awake: '0 7 * * 1-5',
            timeZone: 'Europe/Berlin',
          },
        },
      },
    };
    const { body } = await read('one');
    expect(body.sleepSchedule).toEqual({
      timeZone: 'Europe/Berlin',
      entries: [
        { at: '0 20 * * 1-5', operation: 'sleep' },
        { at: '0 7 * * 1-5', operation: 'wake' },
      ],
    });
  });

  it('names the reviewers of the GitHub environment', async () => {
    bench.github.reviewers = { two: ['ada'] };
    const { body } = await read('two');
    expect(body.approval).toEqual({
      by: 'github',
      environment: 'two',
      reviewers: [{ type: 'user', name: 'ada' }],
      selfReview: true,
    });
  });

  it('does not know who approves while GitHub does not answer', async () => {
    bench.github.down = { status: 500, body: { message: 'sorry' } };
    const { status, body } = await read('three');
    expect(status).toBe(200);
    expect(body.approval).toMatchObject({
      by: 'unknown',
      note: expect.any(String),
    });
  });

  it('shows what is under way, what waits, and what was applied', async () => {
    const entityRef = 'resource:default/one';
    const first = await bench.deploy({ entityRef, operation: 'plan' });
    const second = await bench.deploy({
      entityRef,
      operation: 'apply',
      whenBusy: 'queue',
    });
    expect(second.body).toMatchObject({
      state: 'queued',
      queuedBehind: first.body.id,
    });
    const busy = await read('one');
    expect(busy.body).toMatchObject({
      active: { id: first.body.id },
      queued: 1,
    });
    // It can be queued.
    expect(busy.body.items[0]).toEqual({ operation: 'plan', allowed: true });
  });

  it('offers what the environment before it runs', async () => {
    const { body } = await read('two');
    expect(body.promoteFrom).toEqual({
      entityRef: 'resource:default/one',
      environment: 'one',
      reason: expect.stringContaining('Nothing was applied to one'),
    });
    bench.denied = 'databricks.deployment.read';
    expect((await read('two')).status).toBe(403);
  });
});
