import { Bench } from '../__testUtils__/Bench';
import { reportLimits } from '../reports/reportLimits';
import type { FakeRun } from '../__testUtils__/FakeGitHub';

const FINDING = {
  rule: 'plan.destroy-protected',
  severity: 'warning',
  resource: 'aws_subnet.old',
  message: 'it destroys a subnet',
  reason: 'because',
  source: 'somebody, 2026',
  fix: 'do otherwise',
};
const REMAINS = [
  { stack: 'payments-dev-base', resource: 'aws_kms_key.k', why: 'it waits' },
];
const PLAN = [
  {
    step: 'plan',
    stack: 'payments-dev-base',
    status: 'succeeded',
    seconds: 1,
    rehearsal: true,
    summary: { add: 1, change: 0, replace: 0, destroy: 1 },
    changes: [
      { address: 'aws_vpc.network', actions: ['create'] },
      { address: 'aws_subnet.old', actions: ['delete'] },
    ],
    findings: [FINDING],
  },
  {
    done: true,
    operation: 'plan',
    failures: 0,
    objectsLeft: 9,
    rehearsal: true,
  },
];
const RESULT = [
  { notice: ['a stack is not in the file any more'] },
  {
    step: 'apply',
    stack: 'payments-dev-base',
    status: 'succeeded',
    rehearsal: true,
    summary: { add: 1, change: 0, replace: 0, destroy: 1 },
  },
  {
    done: true,
    operation: 'apply',
    failures: 0,
    objectsLeft: 9,
    remains: REMAINS,
    rehearsal: true,
  },
];
const jsonLines = (lines: object[]) =>
  lines.map(line => `${JSON.stringify(line)}\n`).join('');

describe('what a run reports', () => {
  let bench: Bench;

  beforeAll(async () => {
    bench = await Bench.start(['one', 'two', 'three', 'four']);
  });
  afterAll(() => bench.stop());
  beforeEach(() => bench.reset());

  async function begin(name: string, operation: string) {
    const { body } = await bench.deploy({
      entityRef: `resource:default/${name}`,
      operation,
    });
    return { id: body.id, run: bench.github.runs[0] };
  }

  function planned(run: FakeRun) {
    run.status = 'waiting';
    run.jobs = [
      {
        id: run.id * 10,
        name: 'plan',
        status: 'completed',
        conclusion: 'success',
        log: '',
        steps: [],
      },
    ];
  }

  it('shows the plan while the run waits for an approval, and the result at the end', async () => {
    bench.github.reviewers = { one: ['ada'] };
    const { id, run } = await begin('one', 'apply');
    bench.github.keep(run, 'plan', 'plan.jsonl', jsonLines(PLAN));
    planned(run);
    run.waitsFor = 'one';
    const waiting = await bench.deployment(id, body => 'plan' in body);
    expect(waiting).toMatchObject({
      state: 'waiting',
      message: expect.stringContaining('approval'),
      rehearsal: true,
      plan: {
        summary: { add: 1, change: 0, replace: 0, destroy: 1 },
        stacks: [
          {
            stack: 'payments-dev-base',
            status: 'planned',
            changes: [
              { address: 'aws_subnet.old', actions: ['delete'] },
              { address: 'aws_vpc.network', actions: ['create'] },
            ],
            findings: [FINDING],
          },
        ],
      },
    });
    expect(waiting).not.toHaveProperty('result');
    expect(waiting).not.toHaveProperty('planProblem');

    bench.github.keep(run, 'result', 'result.jsonl', jsonLines(RESULT));
    run.status = 'completed';
    run.conclusion = 'success';
    const body = await bench.finished(id);
    expect(body).toMatchObject({
      state: 'succeeded',
      plan: waiting.plan,
      result: {
        summary: { add: 1, change: 0, replace: 0, destroy: 1 },
        objectsLeft: 9,
        notices: ['a stack is not in the file any more'],
        remains: REMAINS,
      },
    });
    expect(body).not.toHaveProperty('resultProblem');

    const list = await bench.get(
      '/deployments?entityRef=resource%3Adefault%2Fone',
    );
    expect(list.body.items).toMatchObject([{ id, rehearsal: true }]);
    expect(list.body.items[0].plan).toEqual({ summary: waiting.plan.summary });
  });

  it('shows its token to GitHub, not to where artifacts are kept', async () => {
    const { id, run } = await begin('two', 'plan');
    bench.github.keep(run, 'plan', 'plan.jsonl', jsonLines(PLAN));
    run.status = 'completed';
    run.conclusion = 'success';
    await bench.finished(id);
    const asked = bench.github.server.seen.find(({ path }) =>
      path.endsWith(`/artifacts/${run.artifacts[0].id}/zip`),
    );
    expect(asked?.headers.authorization).toBe('token ghs_test');
    const download = bench.github.storage.seen.find(
      ({ path }) => path === `/artifacts/${run.artifacts[0].id}`,
    );
    expect(download).toBeDefined();
    expect(download?.headers.authorization).toBeUndefined();
  });

  it.each([
    ['is missing', () => {}, /^The run has kept no artifact "plan"$/],
    [
      'has expired',
      (run: FakeRun) => {
        bench.github.keep(run, 'plan', 'plan.jsonl', '');
        run.artifacts[0].expired = true;
      },
      /it has expired$/,
    ],
    [
      'is no zip',
      (run: FakeRun) => {
        bench.github.keep(run, 'plan', 'plan.jsonl', '');
        run.artifacts[0].zip = new Uint8Array([1, 2, 3]);
      },
      /it is no zip/,
    ],
    [
      'is too large',
      (run: FakeRun) => {
        bench.github.keep(run, 'plan', 'plan.jsonl', '');
        run.artifacts[0].zip = new Uint8Array(reportLimits.mostZipBytes + 1);
      },
      /it is larger than 2097152 bytes$/,
    ],
    [
      'holds something else',
      (run: FakeRun) =>
        bench.github.keep(run, 'plan', 'plan.jsonl', '{"step":"dance"}'),
      /line 1 is not what lakeport writes/,
    ],
  ])('succeeds although its plan %s, and says so', async (_, keep, problem) => {
    const { id, run } = await begin('three', 'plan');
    keep(run);
    run.status = 'completed';
    run.conclusion = 'success';
    const body = await bench.finished(id);
    expect(body.state).toBe('succeeded');
    expect(body.planProblem).toMatch(problem);
    expect(body).not.toHaveProperty('plan');
    expect(body).not.toHaveProperty('rehearsal');
  });

  it('takes the newest of several attempts', async () => {
    const { id, run } = await begin('four', 'plan');
    bench.github.keep(run, 'plan', 'plan.jsonl', 'the first attempt');
    bench.github.keep(run, 'plan', 'plan.jsonl', jsonLines(PLAN));
    run.status = 'completed';
    run.conclusion = 'success';
    const body = await bench.finished(id);
    expect(body.plan.summary.destroy).toBe(1);
    expect(body).not.toHaveProperty('planProblem');
  });
});
