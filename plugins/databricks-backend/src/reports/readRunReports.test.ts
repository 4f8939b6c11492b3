import { strToU8, zipSync } from 'fflate';
import { ArtifactError } from '../deployments/ArtifactError';
import type { Deployer, Run } from '../deployments/Deployer';
import { readRunReports } from './readRunReports';

type Reported = Parameters<typeof readRunReports>[0];

const NOW = new Date('2026-11-20T10:00:00Z');
const NONE = { add: 0, change: 0, replace: 0, destroy: 0 };

const record = (rest: Partial<Reported> = {}): Reported => ({
  operation: 'apply',
  repository: { host: 'github.com', owner: 'acme', repo: 'payments' },
  ...rest,
});

const job = (name: string, status: string, completedAt?: string) => ({
  id: name,
  name,
  status,
  steps: [{ number: 1, name: 'x', status, completedAt }],
});

const ended = (conclusion = 'success'): Run => ({
  runId: '7',
  status: 'completed',
  conclusion,
  jobs: [
    job('plan', 'completed', '2026-11-20T09:59:10Z'),
    job('apply', 'completed', '2026-11-20T09:59:20Z'),
  ],
});

const lines = (operation: string, rehearsal = true) =>
  [
    {
      step: operation,
      stack: 's',
      status: 'succeeded',
      rehearsal,
      summary: { ...NONE, add: 1 },
    },
    { done: true, operation, rehearsal, objectsLeft: 9 },
  ]
    .map(line => JSON.stringify(line))
    .join('\n');

type Kept = Record<string, string | Error>;

function deployerWith(
  kept: Kept,
): Pick<Deployer, 'readArtifact'> & { asked: string[] } {
  const asked: string[] = [];
  return {
    asked,
    readArtifact: async ({ name }) => {
      asked.push(name);
      const found = kept[name];
      if (found instanceof Error) {
        throw found;
      }
      return found === undefined
        ? undefined
        : zipSync({ [`${name}.jsonl`]: strToU8(found) });
    },
  };
}

const read = (kept: Kept, of = record(), run = ended(), now = NOW) =>
  readRunReports(of, run, deployerWith(kept), { now });

describe('readRunReports', () => {
  it('reads the plan of a platform project, whose job is called by another', async () => {
    const deployer = deployerWith({ plan: lines('plan') });
    const run: Run = {
      runId: '7',
      status: 'in_progress',
      jobs: [
        job('deploy / plan', 'completed', '2026-11-20T09:59:10Z'),
        job('deploy / apply', 'waiting'),
      ],
    };
    const { update } = await readRunReports(record(), run, deployer, {
      now: NOW,
    });
    expect(update.plan?.stacks).toHaveLength(1);
  });

  it('reads plan and result', async () => {
    const { update, pending } = await read({
      plan: lines('plan'),
      result: lines('apply'),
    });
    expect(update).toEqual({
      rehearsal: true,
      plan: {
        summary: { ...NONE, add: 1 },
        stacks: [expect.objectContaining({ stack: 's', status: 'planned' })],
      },
      result: { summary: { ...NONE, add: 1 }, objectsLeft: 9 },
    });
    expect(pending).toBeUndefined();
  });

  it('reads the plan as soon as its job is done, and once only', async () => {
    const deployer = deployerWith({ plan: lines('plan', false) });
    const run: Run = {
      runId: '7',
      status: 'waiting',
      jobs: [job('plan', 'in_progress')],
    };
    const look = (of: Reported) =>
      readRunReports(of, run, deployer, { now: NOW });
    expect(await look(record())).toEqual({ update: {} });
    run.jobs = [job('plan', 'completed')];
    const { update } = await look(record());
    expect(update).toMatchObject({ rehearsal: false, plan: {} });
    await look(record(update));
    await look(record({ planProblem: 'gone' }));
    expect(deployer.asked).toEqual(['plan']);
  });

  it('looks for what an operation has, and no more', async () => {
    const kept = { plan: lines('plan'), result: lines('destroy') };
    const plan = await read(kept, record({ operation: 'plan' }));
    expect(plan.update).not.toHaveProperty('result');
    const destroy = await read(kept, record({ operation: 'destroy' }));
    expect(destroy.update).toMatchObject({
      plan: { summary: { ...NONE, add: 1 } },
      result: { summary: { ...NONE, add: 1 }, objectsLeft: 9 },
    });
  });

  it('looks for what a phase has, and no more', async () => {
    const kept = { plan: lines('plan'), result: lines('apply') };
    const plan = await read(kept, record({ phase: 'plan' }));
    expect(plan.update).toHaveProperty('plan');
    expect(plan.update).not.toHaveProperty('result');
    const apply = await read(kept, record({ phase: 'apply' }));
    expect(apply.update).not.toHaveProperty('plan');
    expect(apply.update).toHaveProperty('result');
  });

  it('says what is wrong with a zip', async () => {
    const deployer = deployerWith({});
    const zips: Array<[Uint8Array, string]> = [
      [strToU8('<html>'), 'it is no zip that can be read'],
      [zipSync({ '../plan.jsonl': strToU8('{}') }), 'it holds no plan.jsonl'],
      [
        zipSync({ 'plan.jsonl': new Uint8Array([0xff, 0xfe]) }),
        'its plan.jsonl is not UTF-8 text',
      ],
      [
        zipSync(
          { 'plan.jsonl': new Uint8Array(17 * 1024 * 1024) },
          { level: 0 },
        ),
        'its plan.jsonl has 17825792 bytes; 16777216 are read at most',
      ],
    ];
    for (const [zip, said] of zips) {
      deployer.readArtifact = async () => zip;
      const { update } = await readRunReports(
        record({ operation: 'plan' }),
        ended(),
        deployer,
        { now: NOW },
      );
      expect(update).toEqual({
        planProblem: `The artifact "plan" of the run could not be read: ${said}`,
      });
    }
  });

  it('keeps calling a rehearsal what once was one', async () => {
    const { update } = await read({
      plan: lines('plan', true),
      result: lines('apply', false),
    });
    expect(update.rehearsal).toBe(true);
  });

  it('says what is missing, unless the run did not get that far', async () => {
    expect((await read({})).update).toEqual({
      planProblem: 'The run has kept no artifact "plan"',
      resultProblem: 'The run has kept no artifact "result"',
    });
    expect((await read({}, record(), ended('failure'))).update).toEqual({});
    const planned = ended('failure');
    planned.jobs[0].conclusion = 'success';
    expect((await read({}, record(), planned)).update).toEqual({
      planProblem: 'The run has kept no artifact "plan"',
    });
  });

  it('shows what it could read, and says what not', async () => {
    const { update } = await read(
      { plan: `${lines('plan')}\nwhat\nis\nthis\n?` },
      record({ operation: 'plan' }),
    );
    expect(update.plan?.summary.add).toBe(1);
    expect(update.planProblem).toBe(
      'The artifact "plan" of the run could not be read: line 3 is not JSON; line 4 is not JSON; line 5 is not JSON; and 1 more',
    );
    const none = await read({ plan: 'oops' }, record({ operation: 'plan' }));
    expect(none.update).toEqual({
      planProblem: expect.stringContaining('line 1 is not JSON'),
    });
  });

  it('asks again for what may come, for half a minute', async () => {
    const kept = { plan: new Error('socket hang up'), result: lines('apply') };
    const soon = new Date('2026-11-20T09:59:45Z');
    const first = await read(kept, record(), ended(), soon);
    expect(first.pending).toBe(
      'The artifact "plan" of the run could not be read: socket hang up',
    );
    expect(first.update).not.toHaveProperty('planProblem');
    expect(first.update).toHaveProperty('result');
    const last = await read(kept);
    expect(last.pending).toBeUndefined();
    expect(last.update.planProblem).toBe(first.pending);
  });

  it('does not ask again for what will not come', async () => {
    const { update, pending } = await read(
      { plan: new ArtifactError('it has expired') },
      record({ operation: 'plan' }),
      ended(),
      new Date('2026-11-20T09:59:21Z'),
    );
    expect(pending).toBeUndefined();
    expect(update.planProblem).toMatch(/it has expired$/);
  });
});
