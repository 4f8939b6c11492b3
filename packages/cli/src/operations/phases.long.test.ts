import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectFile } from '../__testUtils__/projectFile';
import { Ended, runLakeport } from '../__testUtils__/runLakeport';
import { temporaryFolder } from '../__testUtils__/temporaryFolder';

jest.setTimeout(300_000);

const COMMIT = '0123456789abcdef0123456789abcdef01234567';

const withEgress = (egress: string) =>
  projectFile(`    dev:
      awsAccountId: "100000000002"
      region: us-west-2
      securityProfile: development
      network: { cidr: 10.0.0.0/22, availabilityZones: [us-west-2a, us-west-2b], egress: ${egress} }
      sleep: {}
      catalogs: {}
`);

interface Change {
  address: string;
  actions: string[];
  attributes?: object[];
}

function lines({ stdout }: Ended) {
  return stdout
    .trim()
    .split('\n')
    .map(line => JSON.parse(line));
}

function changesOf(ended: Ended): Change[] {
  return lines(ended).flatMap(({ step, changes }) =>
    step === 'plan' ? changes : [],
  );
}

/** Why it was refused: the message of the one step that failed, before any apply. */
function refusal(ended: Ended): string {
  expect(ended.code).toBe(1);
  const steps = lines(ended).filter(({ step }) => step);
  expect(steps.map(({ step, status }) => `${step} ${status}`)).not.toContain(
    'apply succeeded',
  );
  expect(steps.map(({ status }) => status).indexOf('failed')).toBe(
    steps.length - 1,
  );
  return steps.at(-1).message;
}

describe('a deployment in two runs', () => {
  const folder = temporaryFolder();
  const at = (...names: string[]) => join(folder.path, ...names);

  const declare = (egress: string) =>
    writeFileSync(at('lakeport.yaml'), withEgress(egress));
  const operate = (name: string, ...more: string[]) =>
    runLakeport(
      [name, 'lakeport.yaml', '-e', 'dev', '--rehearsal', '--json', ...more],
      { cwd: folder.path, env: { GITHUB_SHA: COMMIT } },
    );

  /** Takes a subnet from the account, as somebody in the console would. */
  function drift(): () => void {
    const file = at('.lakeport/rehearsal/hello/account.json');
    const before = readFileSync(file, 'utf8');
    const account = JSON.parse(before);
    const left = account.objects.filter(
      ({
        type,
        attributes,
      }: {
        type: string;
        attributes: { cidr_block?: string };
      }) => type !== 'aws_subnet' || attributes.cidr_block !== '10.0.0.0/26',
    );
    expect(left).toHaveLength(account.objects.length - 1);
    writeFileSync(file, JSON.stringify({ ...account, objects: left }));
    return () => writeFileSync(file, before);
  }

  it('does in the second exactly what the first has shown, or nothing', async () => {
    declare('nat-per-az');
    const first = await operate('plan', '--save', 'first');
    expect(lines(first).at(-1)).toMatchObject({
      done: true,
      operation: 'plan',
      failures: 0,
      commit: COMMIT,
      cost: { currency: 'USD', before: 0, after: 102.2 },
    });
    // Deferred ones are shown as they are synthesized.
    expect(lines(first).map(({ status }) => status)).toContain('deferred');
    const plans = at(
      '.lakeport/rehearsal/hello/states/hello-terraform-tf-state/hello/plans/dev',
    );
    expect(readdirSync(join(plans, 'first'))).toContain(
      'hello-dev-base.tfplan',
    );
    const applied = await operate('apply', '--plan', 'first');
    expect(applied.code).toBe(0);
    expect(readdirSync(join(plans, 'first'))).toEqual(['manifest.json']);
    expect(refusal(await operate('apply', '--plan', 'first'))).toContain(
      'was applied already',
    );

    declare('single-nat');
    const second = await operate('plan', '--save', 'second');
    expect(lines(second).at(-1).cost).toMatchObject({
      before: 102.2,
      after: 65.7,
    });
    const moved = changesOf(second).find(({ actions }) =>
      actions.includes('update'),
    );
    expect(moved?.attributes).toEqual([
      {
        path: 'route_table_id',
        before: expect.stringMatching(/^"rtb-[0-9a-f]{17}"$/),
        unknown: true,
      },
    ]);

    // The file changed.
    declare('nat-per-az');
    expect(refusal(await operate('apply', '--plan', 'second'))).toMatch(
      /^the project file, or the lakeport that reads it, is another than when plan second was made: its stacks differ\. Nothing was applied\./,
    );

    // The account did.
    declare('single-nat');
    const restore = drift();
    const drifted = refusal(await operate('apply', '--plan', 'second'));
    expect(drifted).toContain('in its state or in the account');
    expect(drifted).toMatch(/^- create aws_subnet\S+ was not shown$/m);
    restore();

    // The state did: somebody applied the same.
    expect((await operate('apply')).code).toBe(0);
    expect(refusal(await operate('apply', '--plan', 'second'))).toMatch(
      /^- delete aws_nat_gateway\S+ was shown and is not needed now$/m,
    );

    // It is a plan of something else.
    const asleep = await operate('plan', '--operation', 'sleep', '--save', 's');
    expect(lines(asleep)[0].notice.join()).toContain('Stops working');
    expect(lines(asleep).at(-1)).toMatchObject({
      operation: 'plan',
      planned: 'sleep',
      cost: { before: 65.7, after: 0 },
    });
    expect(refusal(await operate('wake', '--plan', 's'))).toMatch(
      /^plan s shows what sleep would do, not wake\./,
    );
    const slept = await operate('sleep', '--plan', 's');
    expect(lines(slept).at(-1)).toMatchObject({
      operation: 'sleep',
      failures: 0,
      summary: lines(asleep).at(-1).summary,
    });
  });

  it.each([
    [['--operation', 'teardown'], 'Allowed choices are apply, destroy'],
    [['--operation', 'plan'], 'Allowed choices are apply, destroy'],
    [['--plan', 'first'], "unknown option '--plan'"],
  ])('does not plan with %j', async (options, message) => {
    declare('nat-per-az');
    const { code, stdout, stderr } = await operate('plan', ...options);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toContain(message);
  });
});
