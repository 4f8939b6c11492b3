import { existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { synthesize } from '@lakeport/infra';
import {
  ProviderServer,
  RehearsalAccount,
  rehearsedTypes,
  seedsFor,
} from '@lakeport/rehearsal';
import { projectFile } from '../__testUtils__/projectFile';
import {
  Ended,
  runLakeport,
  startLakeport,
} from '../__testUtils__/runLakeport';
import { readProject } from '../io/readProject';
import { temporaryFolder } from '../__testUtils__/temporaryFolder';

const stepLine = z.looseObject({
  step: z.enum(['init', 'validate', 'plan', 'apply', 'replan', 'destroy']),
  stack: z.string(),
  status: z.enum(['succeeded', 'failed', 'deferred']),
  seconds: z.number(),
  rehearsal: z.boolean(),
  summary: z
    .strictObject({
      add: z.int(),
      change: z.int(),
      replace: z.int(),
      destroy: z.int(),
    })
    .optional(),
  message: z.string().optional(),
});

const lastLine = z.looseObject({
  done: z.literal(true),
  operation: z.string(),
  failures: z.int(),
  objectsLeft: z.int().nullable(),
  rehearsal: z.boolean(),
  seconds: z.number(),
});

function parse({ stdout }: Ended) {
  const lines = stdout
    .trimEnd()
    .split('\n')
    .map(line => JSON.parse(line));
  return {
    steps: lines.slice(0, -1).map(line => stepLine.parse(line)),
    last: lastLine.parse(lines.at(-1)),
  };
}

jest.setTimeout(240_000);

describe('operations', () => {
  const folder = temporaryFolder();

  const run = (args: string[], env: NodeJS.ProcessEnv = {}) => {
    const file = join(folder.path, 'lakeport.yaml');
    if (!existsSync(file)) writeFileSync(file, projectFile());
    return runLakeport(args, { cwd: folder.path, env });
  };

  it('rehearses all stacks in order and leaves nothing', async () => {
    const ended = await run(['rehearse', 'lakeport.yaml', '--json']);
    const { steps, last } = parse(ended);
    expect(steps.filter(step => step.status === 'failed')).toEqual([]);
    expect(last).toMatchObject({
      operation: 'rehearse',
      failures: 0,
      objectsLeft: 0,
      rehearsal: true,
      proves: expect.stringContaining('not that AWS or Databricks'),
    });
    expect(ended).toMatchObject({ code: 0, stderr: '' });
    expect(
      steps
        .filter(
          ({ step, stack }) => step === 'apply' && stack !== 'hello-account',
        )
        .map(({ stack }) => stack),
    ).toEqual(['hello-dev-base', 'hello-dev-workspace', 'hello-dev-data']);
    expect(new Set(steps.map(({ step }) => step))).toEqual(
      new Set(['init', 'validate', 'plan', 'apply', 'replan', 'destroy']),
    );
    expect(readdirSync(folder.path)).toEqual(['lakeport.yaml']);
  });

  it('fails where a fault is planted, with exit code 1', async () => {
    writeFileSync(
      join(folder.path, 'faults.json'),
      JSON.stringify({
        faults: [
          {
            operation: 'create',
            type: 'aws_nat_gateway',
            message: 'NatGatewayLimitExceeded: planted',
          },
        ],
      }),
    );
    const ended = await run([
      'rehearse',
      'lakeport.yaml',
      '--environment',
      'dev',
      '--faults',
      'faults.json',
    ]);
    const { steps, last } = parse(ended);
    expect(ended.code).toBe(1);
    expect(last.failures).toBeGreaterThan(0);
    const failed = steps.find(step => step.status === 'failed');
    expect(failed).toMatchObject({ step: 'apply', stack: 'hello-dev-base' });
    expect(failed?.message).toContain('NatGatewayLimitExceeded: planted');
    // No --json, but no terminal either: people's lines go beside it.
    expect(ended.stderr).toContain('FAILED');
    expect(ended.stderr).toContain('This is a rehearsal.');
  });

  it('keeps a rehearsal account over processes', async () => {
    const operation = async (name: string) => {
      const ended = await run([
        name,
        'lakeport.yaml',
        '--environment',
        'dev',
        '--rehearsal',
        '--json',
      ]);
      return { ...ended, ...parse(ended) };
    };
    const applied = await operation('apply');
    expect(applied).toMatchObject({ code: 0, last: { failures: 0 } });
    expect(applied.last.objectsLeft).toBeGreaterThan(50);

    const planned = await operation('plan');
    expect(planned).toMatchObject({ code: 0, last: { failures: 0 } });
    for (const step of planned.steps.filter(
      ({ step: name }) => name === 'plan',
    )) {
      expect(step).toMatchObject({
        status: 'succeeded',
        summary: { add: 0, change: 0, replace: 0, destroy: 0 },
      });
    }

    const destroyed = await operation('destroy');
    expect(destroyed).toMatchObject({
      code: 0,
      last: { failures: 0, objectsLeft: 0, rehearsal: true },
    });
    expect(readdirSync(folder.path).sort()).toEqual([
      '.lakeport',
      'lakeport.yaml',
    ]);
  });

  it.each(['apply', 'destroy'])(
    'does not %s real accounts unasked',
    async operation => {
      const { code, stdout, stderr } = await run([
        operation,
        'lakeport.yaml',
        '--environment',
        'dev',
      ]);
      expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
      expect(stderr).toContain('--auto-approve');
    },
  );

  it('says what to install where there is no Terraform', async () => {
    const ended = await run(
      ['plan', 'lakeport.yaml', '--environment', 'dev', '--rehearsal'],
      { LAKEPORT_TERRAFORM: join(folder.path, 'no-terraform') },
    );
    expect(ended.code).toBe(1);
    expect(ended.stderr).toContain('Install Terraform >= 1.10');
    expect(parse(ended).last).toMatchObject({
      failures: 1,
      objectsLeft: null,
      message: expect.stringContaining('Install Terraform'),
    });
  });

  it('ends with a last line for an invalid file as well', async () => {
    writeFileSync(join(folder.path, 'lakeport.yaml'), 'kind: Project\n');
    const ended = await run(['rehearse', 'lakeport.yaml', '--json']);
    expect(ended.code).toBe(1);
    const { steps, last } = parse(ended);
    expect(steps).toEqual([]);
    expect(last).toMatchObject({
      failures: 1,
      problems: expect.arrayContaining([
        expect.objectContaining({ path: expect.stringContaining('metadata') }),
      ]),
    });
  });

  it.each([
    ['is not JSON', 'faults: []', 'is not JSON'],
    [
      'says something else',
      '{"faults":[{"operation":"crate","type":"aws_vpc","message":"x"}]}',
      'operation',
    ],
  ])('refuses a faults file that %s', async (_, content, message) => {
    writeFileSync(join(folder.path, 'faults.json'), content);
    const { code, stdout, stderr } = await run([
      'rehearse',
      'lakeport.yaml',
      '--faults',
      'faults.json',
    ]);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toContain(message);
  });

  it('uses the rehearsal account that another process keeps', async () => {
    writeFileSync(join(folder.path, 'lakeport.yaml'), projectFile());
    const stacks = synthesize(
      await readProject(join(folder.path, 'lakeport.yaml')),
    );
    const stateDir = join(folder.path, 'states');
    const account = await RehearsalAccount.open();
    account.seed(seedsFor(stacks));
    const server = await ProviderServer.start(account, {
      types: rehearsedTypes(stacks, stateDir),
    });
    const shared = join(folder.path, 'shared.json');
    writeFileSync(
      shared,
      JSON.stringify({ reattach: JSON.parse(server.reattach), stateDir }),
    );
    try {
      const args = ['lakeport.yaml', '--environment', 'dev', '--json'];
      const env = { LAKEPORT_REHEARSAL_ACCOUNT: shared };
      const unasked = await run(['apply', ...args], env);
      expect(unasked.code).toBe(2);
      const applied = await run(['apply', ...args, '--auto-approve'], env);
      expect(parse(applied).last).toMatchObject({
        failures: 0,
        rehearsal: true,
      });
      expect(applied.code).toBe(0);
      const [subnet] = account.objects({ type: 'aws_subnet' });
      account.delete('aws_subnet', subnet.id);
      const planned = parse(await run(['plan', ...args], env));
      expect(
        planned.steps.find(
          ({ step, stack }) => step === 'plan' && stack === 'hello-dev-base',
        )?.summary?.add,
      ).toBeGreaterThan(0);
      expect(readdirSync(folder.path).sort()).toEqual([
        'lakeport.yaml',
        'shared.json',
        'states',
      ]);
    } finally {
      await server.stop();
      account.close();
    }
  });

  it('passes an interruption on and ends cleanly', async () => {
    const file = join(folder.path, 'lakeport.yaml');
    writeFileSync(file, projectFile());
    const child = startLakeport(['rehearse', file, '--json']);
    await child.line(line => line.includes('"step":"plan"'));
    child.kill('SIGINT');
    const ended = await child.ended;
    expect(ended.code).toBe(130);
    expect(ended.stderr).toContain('Interrupted.');
    expect(parse(ended).last.done).toBe(true);
  });

  it('refuses a shared account that is none', async () => {
    mkdirSync(join(folder.path, 'account'));
    const { code, stderr } = await run(
      ['plan', 'lakeport.yaml', '--environment', 'dev'],
      { LAKEPORT_REHEARSAL_ACCOUNT: join(folder.path, 'account') },
    );
    expect(code).not.toBe(0);
    expect(stderr).toContain('cannot read LAKEPORT_REHEARSAL_ACCOUNT');
  });
});
