import type { FakeRun } from '../__testUtils__/FakeGitHub';
import { Bench } from '../__testUtils__/Bench';

describe('GET /environments/{namespace}/{name}/drift', () => {
  let bench: Bench;

  beforeAll(async () => {
    bench = await Bench.start(['one']);
    bench.reset();
    await bench.task('index-environments');
  });
  afterAll(() => bench.stop());
  beforeEach(() => bench.reset());

  const read = async () => {
    await bench.task('look-for-drift');
    const { status, body } = await bench.get('/environments/default/one/drift');
    expect(status).toBe(200);
    return body;
  };
  const compare = (change: Partial<FakeRun> = {}): FakeRun =>
    bench.github.addRun({
      title: 'drift',
      workflow: 'drift.yml',
      status: 'completed',
      conclusion: 'success',
      ...change,
    });
  const job = (conclusion: string) => ({
    id: 900 + bench.github.runs.length,
    name: 'drift / drift one',
    status: 'completed',
    conclusion,
    steps: [],
    log: '',
  });
  const planned = (summary: object, status = 'succeeded') =>
    [
      {
        step: 'plan',
        stack: 'payments-one-base',
        status,
        rehearsal: true,
        ...(status === 'succeeded' && {
          summary: { add: 0, change: 0, replace: 0, destroy: 0, ...summary },
          changes: [],
        }),
        ...(status === 'failed' && { message: 'no role to assume' }),
      },
      { done: true, operation: 'plan', rehearsal: true, objectsLeft: null },
    ]
      .map(line => JSON.stringify(line))
      .join('\n');

  it('is unknown before anybody has looked, and without a workflow or a run', async () => {
    const { body } = await bench.get('/environments/default/one/drift');
    expect(body).toMatchObject({
      status: 'unknown',
      reason: expect.stringContaining('Nobody has looked'),
    });
    bench.github.hasDrift = false;
    expect((await read()).reason).toContain(
      'has no .github/workflows/drift.yml',
    );
    bench.github.hasDrift = true;
    expect((await read()).reason).toContain('No run of drift.yml has ended');
    compare({ status: 'in_progress', conclusion: null });
    expect((await read()).reason).toContain('No run of drift.yml has ended');
  });

  it('is clean, and drifted since the first difference', async () => {
    bench.github.keep(compare(), 'drift-one', 'plan.jsonl', planned({}));
    const clean = await read();
    expect(clean).toMatchObject({
      status: 'clean',
      runUrl: expect.stringContaining('/actions/runs/'),
      plan: { stacks: [{ stack: 'payments-one-base' }] },
    });
    const first = compare({ conclusion: 'failure' });
    bench.github.keep(first, 'drift-one', 'plan.jsonl', planned({ change: 3 }));
    await read();
    const second = compare({ conclusion: 'failure' });
    bench.github.keep(second, 'drift-one', 'plan.jsonl', planned({ add: 1 }));
    expect(await read()).toMatchObject({
      status: 'drifted',
      since: first.createdAt,
      checkedAt: second.createdAt,
      plan: { summary: { add: 1 } },
    });
    expect(bench.notified).toHaveBeenCalledTimes(1);
  });

  it.each<[string, () => void, RegExp]>([
    [
      'it slept by its schedule',
      () => {
        compare({ jobs: [job('success')] });
      },
      /due to be asleep/,
    ],
    [
      'the run failed before it was planned',
      () => {
        compare({ conclusion: 'failure', jobs: [job('failure')] });
      },
      /ended before one was planned \(failure\)/,
    ],
    [
      'the run does not know it',
      () => {
        compare();
      },
      /did not get to one/,
    ],
    [
      'a stack could not be planned',
      () => {
        bench.github.keep(
          compare(),
          'drift-one',
          'plan.jsonl',
          planned({}, 'failed'),
        );
      },
      /payments-one-base could not be planned: no role to assume/,
    ],
    [
      'the artifact has expired',
      () => {
        const run = compare();
        bench.github.keep(run, 'drift-one', 'plan.jsonl', planned({}));
        run.artifacts[0].expired = true;
      },
      /drift-one of the run cannot be read/,
    ],
    [
      'the artifact is no zip',
      () => {
        const run = compare();
        bench.github.keep(run, 'drift-one', 'plan.jsonl', '');
        run.artifacts[0].zip = new Uint8Array([1, 2, 3]);
      },
      /What the run has kept cannot be read/,
    ],
    [
      'there is no report in it',
      () => {
        bench.github.keep(compare(), 'drift-one', 'plan.jsonl', 'nonsense');
      },
      /kept no plan: line 1 is not JSON/,
    ],
  ])('is unknown when %s', async (_, arrange, reason) => {
    arrange();
    const body = await read();
    expect(body).toMatchObject({
      status: 'unknown',
      reason: expect.stringMatching(reason),
    });
  });

  it('is unknown when the last comparison is old', async () => {
    const run = compare({ createdAt: '2026-01-01T00:00:00Z' });
    bench.github.keep(run, 'drift-one', 'plan.jsonl', planned({ add: 1 }));
    expect(await read()).toMatchObject({
      status: 'unknown',
      reason: expect.stringContaining('more than three days ago'),
    });
  });
});
