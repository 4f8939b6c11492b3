import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectFile } from '../__testUtils__/projectFile';
import { Ended, runLakeport } from '../__testUtils__/runLakeport';
import { temporaryFolder } from '../__testUtils__/temporaryFolder';

jest.setTimeout(300_000);

const TWO = `    dev:
      awsAccountId: "100000000002"
      region: us-west-2
      securityProfile: development
      network: { cidr: 10.0.0.0/22, availabilityZones: [us-west-2a, us-west-2b] }
      sleep: { schedule: { asleep: "0 20 * * 1-5", awake: "0 7 * * 1-5", timeZone: UTC } }
      catalogs: {}
`;

function lines({ stdout }: Ended) {
  return stdout
    .trim()
    .split('\n')
    .map(line => JSON.parse(line));
}

function failure(ended: Ended): string | undefined {
  return lines(ended).find(({ status }) => status === 'failed')?.message;
}

describe('a deployment in a rehearsal account', () => {
  const folder = temporaryFolder();
  const run = (args: string[], env: NodeJS.ProcessEnv = {}) => {
    const file = join(folder.path, 'lakeport.yaml');
    if (!existsSync(file)) writeFileSync(file, projectFile(TWO));
    return runLakeport(args, { cwd: folder.path, env });
  };
  const operate = (name: string, ...more: string[]) =>
    run([name, 'lakeport.yaml', '-e', 'dev', '--rehearsal', '--json', ...more]);

  it('sleeps, wakes and refuses what destroys', async () => {
    const applied = await operate('apply');
    expect([applied.code, failure(applied)]).toEqual([0, undefined]);

    const asleep = await operate('sleep');
    const [notice, ...rest] = lines(asleep);
    expect(asleep.code).toBe(0);
    expect(notice.notice.join('\n')).toMatch(
      /NAT gateways[\s\S]*Stops working/,
    );
    expect(rest.at(-1)).toMatchObject({
      operation: 'sleep',
      failures: 0,
      summary: { add: 0, change: 0, replace: 0 },
    });
    expect(rest.at(-1).summary.destroy).toBeGreaterThan(0);
    expect(lines(await operate('sleep')).at(-1).summary.destroy).toBe(0);
    expect(lines(await operate('wake')).at(-1).summary).toMatchObject({
      add: rest.at(-1).summary.destroy,
      destroy: 0,
    });
    expect(failure(await operate('rotate'))).toMatch(/nothing to rotate/);

    // A name that changes would make the root bucket anew, and its data be gone.
    const file = join(folder.path, 'lakeport.yaml');
    const text = readFileSync(file, 'utf8');
    // The network of a live workspace is replaced in two steps, or not at all.
    writeFileSync(file, text.replace('10.0.0.0/22', '10.0.8.0/22'));
    const readdressed = lines(await operate('plan'));
    expect(readdressed.find(({ findings }) => findings)).toMatchObject({
      status: 'failed',
      message: expect.stringMatching(
        /- aws_vpc\.network-vpc: [\s\S]*network\.replaces/,
      ),
      findings: [{ rule: 'plan.network-in-use' }],
    });
    writeFileSync(file, text.replaceAll('us-west-2', 'us-east-2'));
    const moved = await operate('apply');
    expect(moved.code).toBe(1);
    const refused = lines(moved).find(({ findings }) =>
      findings?.some(
        ({ severity }: { severity: string }) => severity === 'error',
      ),
    );
    expect(refused).toMatchObject({ step: 'plan', status: 'failed' });
    expect(refused.findings[0].rule).toMatch(/^plan\./);

    // An environment that is taken out of the file leaves its stacks behind.
    writeFileSync(file, text.replaceAll('    dev:', '    test:'));
    const other = await run([
      'plan',
      'lakeport.yaml',
      '-e',
      'test',
      '--rehearsal',
      '--json',
    ]);
    const strays = lines(other).find(line => line.notice);
    expect(strays.notice.join('\n')).toContain(
      'Stack hello-dev-base has a state',
    );
    rmSync(file);
  });

  it('claims an id once, and says to the next who has it', async () => {
    const stateDir = join(folder.path, 'states');
    const shared = join(folder.path, 'shared.json');
    writeFileSync(shared, JSON.stringify({ reattach: {}, stateDir }));
    const claim = (run_: string, ...more: string[]) =>
      run(['claim', 'lakeport.yaml', 'a-1', ...more], {
        LAKEPORT_REHEARSAL_ACCOUNT: shared,
        GITHUB_REPOSITORY: 'acme/hello',
        GITHUB_RUN_ID: run_,
      });
    const both = await Promise.all([claim('1'), claim('2')]);
    expect(both.map(({ code }) => code).sort()).toEqual([0, 3]);
    const again = await claim('3', '--json');
    expect(again.code).toBe(3);
    expect(JSON.parse(again.stdout)).toMatchObject({
      claimed: false,
      id: 'a-1',
      by: expect.stringMatching(
        /^https:\/\/github\.com\/acme\/hello\/actions\/runs\/[12]$/,
      ),
    });
    const claims = join(stateDir, 'hello-terraform-tf-state/hello/claims');
    expect(existsSync(join(claims, '_all/a-1'))).toBe(true);
    // Below the name of an environment, where whoever deploys it may write.
    expect((await claim('4', '--environment', 'dev')).code).toBe(0);
    expect(existsSync(join(claims, 'dev/a-1'))).toBe(true);
  });

  it.each([
    [['claim', 'lakeport.yaml', '../x'], '1 to 64 letters'],
    [['claim', 'lakeport.yaml', 'a', '-e', 'dve'], 'did you mean dev?'],
    [
      ['plan', 'lakeport.yaml', '-e', 'dev', '--save', 'a b'],
      '1 to 64 letters',
    ],
    [['apply', 'lakeport.yaml', '-e', 'dev', '--plan', ''], '1 to 64 letters'],
    [['due', 'lakeport.yaml', '-e', 'dev', '--at', 'noon'], 'no point in time'],
  ])('refuses %j with exit code 2', async (args, message) => {
    const { code, stdout, stderr } = await run(args);

    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toContain(message);
  });

  it.each([
    ['2026-09-01T19:59:00Z', 'awake'],
    ['2026-09-01T20:00:00Z', 'asleep'],
    ['2026-09-02T07:00:00Z', 'awake'],
  ])('is at %s due to be %s', async (at, state) => {
    const { code, stdout } = await run([
      'due',
      'lakeport.yaml',
      '-e',
      'dev',
      '--at',
      at,
    ]);
    expect({ code, stdout }).toEqual({ code: 0, stdout: `${state}\n` });
  });

  it('is due to be nothing without a schedule', async () => {
    writeFileSync(join(folder.path, 'lakeport.yaml'), projectFile());
    const { stdout } = await run(['due', 'lakeport.yaml', '-e', 'dev']);
    expect(stdout).toBe('none\n');
  });
});
