import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fakeAws } from '../__testUtils__/fakeAws';
import { platformFile } from '../__testUtils__/platformFile';
import { projectFile } from '../__testUtils__/projectFile';
import { runLakeport } from '../__testUtils__/runLakeport';
import { temporaryFolder } from '../__testUtils__/temporaryFolder';

const ADMIN = '100000000001';
const DEV = '100000000002';
const PROD = '100000000003';
const ADMINISTRATOR = `arn:aws:iam::${ADMIN}:user/TerraformAdmin`;
const PROFILES = [DEV, PROD].flatMap(id => ['--profile', `${id}=${id}`]);

interface StepLine {
  step: number;
  account: string;
  what: string;
  status: string;
  differs?: string[];
  keeps?: string[];
  why?: string;
}

jest.setTimeout(120_000);

describe('lakeport bootstrap', () => {
  const folder = temporaryFolder();
  let aws: ReturnType<typeof fakeAws>;
  beforeEach(() => {
    aws = fakeAws(folder.path);
    writeFileSync(join(folder.path, 'lakeport.yaml'), platformFile());
  });

  const bootstrap = (...args: string[]) =>
    runLakeport(['bootstrap', 'lakeport.yaml', ...args], {
      cwd: folder.path,
      env: aws.env,
    });
  const run = async (...args: string[]) => {
    const ended = await bootstrap(
      '--run',
      '--auto-approve',
      '--json',
      ...PROFILES,
      ...args,
    );
    const steps: StepLine[] = ended.stdout
      .split('\n')
      .filter(Boolean)
      .map(line => JSON.parse(line));
    return {
      ...ended,
      steps,
      statuses: [...new Set(steps.map(({ status }) => status))],
    };
  };
  const written = () =>
    aws
      .calls()
      .map(([, operation]) => operation)
      .filter(operation => !/^(get|list)-/.test(operation));

  it('prints what is to be reviewed, and asks AWS nothing', async () => {
    const { code, stdout } = await bootstrap('--administrator', ADMINISTRATOR);
    expect(code).toBe(0);
    expect(stdout).toContain('19 things in 3 AWS accounts');
    for (const line of [
      'AWS account 100000000001, the umbrella',
      '    aws s3api create-bucket --bucket acme-terraform-tf-state --region us-east-1',
      '    aws iam create-open-id-connect-provider --url https://token.actions.githubusercontent.com --client-id-list sts.amazonaws.com',
      '    aws iam create-role --role-name TerraformChildRole --assume-role-policy-document file://100000000002-TerraformChildRole-trust.json',
      'AWS account 100000000003',
    ]) {
      expect(stdout.split('\n')).toContain(line);
    }
    expect(stdout).toContain(ADMINISTRATOR);
    expect(existsSync(join(folder.path, 'calls.jsonl'))).toBe(false);
  });

  it('writes the files that its commands name', async () => {
    const { stdout } = await bootstrap('--out', 'policies');
    const named = [...stdout.matchAll(/file:\/\/(\S+)/g)].map(
      ([, path]) => path,
    );
    expect(named.length).toBeGreaterThan(8);
    for (const path of named) {
      expect(
        JSON.parse(readFileSync(join(folder.path, path), 'utf8')),
      ).toBeTruthy();
    }
    const { stdout: json } = await bootstrap('--json');
    expect(JSON.parse(json)).toMatchObject({
      platform: 'acme',
      steps: expect.arrayContaining([
        expect.objectContaining({ step: 1, account: ADMIN }),
      ]),
    });
  });

  it('trusts a platform repository with an immutable subject by its ids', async () => {
    const byName = await bootstrap();
    expect(byName.stdout).toContain('write them as spec.github.githubIds');
    writeFileSync(
      join(folder.path, 'lakeport.yaml'),
      platformFile(
        undefined,
        '{ organization: acme, repository: lakehouse-platform, githubIds: { owner: 123456, repository: 456789 } }',
      ),
    );
    const byIds = await bootstrap('--out', 'policies');
    expect(byIds.stdout).not.toContain('spec.github.githubIds');
    const trust = readFileSync(
      join(folder.path, `policies/${ADMIN}-TerraformAdminRole-trust.json`),
      'utf8',
    );
    expect(trust).toContain(
      'repo:acme@123456/lakehouse-platform@456789:environment:platform:job_workflow_ref:acme/lakehouse-platform/.github/workflows/platform.yml@refs/heads/main',
    );
    expect(trust).not.toContain('repo:acme/');
  });

  it('makes what is missing, and nothing the second time', async () => {
    const first = await run('--administrator', ADMINISTRATOR);
    expect([first.code, first.stderr]).toEqual([0, '']);
    expect(first.statuses).toEqual(['made']);
    expect(first.steps.map(({ step }) => step)).toEqual(
      Array.from({ length: 19 }, (_, index) => index + 1),
    );
    expect(written()).toContain('create-role');

    const accounts = aws.accounts();
    expect(accounts[ADMIN].bucket).toMatchObject({
      versioning: 'Enabled',
      blocked: { BlockPublicPolicy: true, RestrictPublicBuckets: true },
    });
    expect(accounts[ADMIN].bucket?.policy).toContain('aws:SecureTransport');
    const { trust } = accounts[ADMIN].roles.TerraformAdminRole;
    expect(JSON.stringify(trust)).toContain(
      'repo:acme/lakehouse-platform:environment:platform:job_workflow_ref:acme/lakehouse-platform/.github/workflows/platform.yml@refs/heads/main',
    );
    expect(accounts[DEV].roles.TerraformChildRole.attached).toEqual([
      'arn:aws:iam::aws:policy/AdministratorAccess',
    ]);
    expect(accounts[DEV].roles['TerraformChildRole-plan'].attached).toEqual([
      'arn:aws:iam::aws:policy/ReadOnlyAccess',
    ]);

    const second = await run('--administrator', ADMINISTRATOR);
    expect(second.code).toBe(0);
    expect(second.statuses).toEqual(['present']);
    expect(written()).toEqual([]);
    expect(aws.accounts()).toEqual(accounts);
  });

  it('says what differs, puts that right, and leaves the decisions of others', async () => {
    await run('--administrator', ADMINISTRATOR);
    aws.calls();
    const theirs = {
      Sid: 'Auditors',
      Effect: 'Allow',
      Principal: { AWS: `arn:aws:iam::${ADMIN}:role/auditor` },
      Action: 'sts:AssumeRole',
    };
    aws.change(accounts => {
      const admin = accounts[ADMIN];
      if (admin.bucket) admin.bucket.versioning = 'Suspended';
      admin.roles.TerraformAdminRole.trust.Statement.push(theirs);
      const [boundary] = Object.keys(admin.policies);
      admin.policies[boundary] = ['v1', 'v2', 'v3', 'v4', 'v5'].map(id => ({
        id,
        document: { Version: '2012-10-17', Statement: [] },
      }));
      const child = accounts[DEV].roles.TerraformChildRole;
      child.trust.Statement = child.trust.Statement.map(statement =>
        statement.Sid === 'EnvironmentRoles'
          ? { ...statement, Condition: {} }
          : statement,
      );
    });
    // Without --administrator: those that are let in stay.
    const { code, steps } = await run();
    expect(code).toBe(0);
    expect(
      steps
        .filter(({ status }) => status !== 'present')
        .map(({ step, status, differs }) => [step, status, differs]),
    ).toEqual([
      [2, 'changed', ['it is not enabled']],
      [7, 'changed', ['it says something else']],
      [
        10,
        'changed',
        ['its trust policy is without statement EnvironmentRoles'],
      ],
    ]);
    expect(steps[7].keeps).toEqual([
      'statement Administrators of its trust policy',
      'statement Auditors of its trust policy',
    ]);
    expect(written()).toEqual([
      'put-bucket-versioning',
      'delete-policy-version',
      'create-policy-version',
      'update-assume-role-policy',
    ]);
    expect((await run()).statuses).toEqual(['present']);

    // A role that has to be changed keeps what others have put there.
    const other = `arn:aws:iam::${ADMIN}:role/platform-team`;
    await run('--administrator', other);
    const { Statement } = aws.accounts()[ADMIN].roles.TerraformAdminRole.trust;
    expect(Statement).toContainEqual(theirs);
    expect(
      Statement.filter(({ Sid }) => Sid === 'Administrators'),
    ).toHaveLength(1);
    expect(JSON.stringify(Statement)).toContain(other);
    expect(JSON.stringify(Statement)).not.toContain(ADMINISTRATOR);
  });

  it('names a bucket that is elsewhere, and does not touch it', async () => {
    await run('--account', ADMIN);
    aws.change(accounts => {
      if (accounts[ADMIN].bucket) accounts[ADMIN].bucket.region = 'eu-west-1';
    });
    const { code, steps } = await run('--account', ADMIN);
    expect(code).toBe(1);
    expect(steps[0]).toMatchObject({
      status: 'differs',
      differs: [expect.stringContaining('it is in eu-west-1')],
    });
  });

  it('skips an account that the credentials are not of, and says what to do', async () => {
    const ended = await bootstrap('--run', '--auto-approve', '--json');
    expect(ended.code).toBe(1);
    const steps: StepLine[] = ended.stdout
      .trim()
      .split('\n')
      .map(line => JSON.parse(line));
    expect(
      steps.filter(({ account }) => account !== ADMIN).map(s => s.status),
    ).toEqual(Array.from({ length: 10 }, () => 'skipped'));
    expect(steps.at(-1)?.why).toContain(`--profile ${PROD}=<profile>`);
    expect(Object.keys(aws.accounts())).toEqual([ADMIN]);
  });

  it('prepares an account that no project has yet, with a profile of its own', async () => {
    const NEW = '100000000009';
    const { code, steps } = await run(
      '--account',
      NEW,
      '--profile',
      `${NEW}=${NEW}`,
    );
    expect(code).toBe(0);
    expect(steps.map(({ account }) => account)).toEqual(
      Array.from({ length: 5 }, () => NEW),
    );
    expect(
      JSON.stringify(aws.accounts()[NEW].roles.TerraformChildRole.trust),
    ).toContain(`"aws:PrincipalTag/lakeport-account":"${NEW}"`);
  });

  it("stops where AWS refuses, with AWS's words", async () => {
    const { code, stdout, stderr } = await runLakeport(
      ['bootstrap', 'lakeport.yaml', '--run', '--auto-approve', '--json'],
      {
        cwd: folder.path,
        env: { ...aws.env, FAKE_AWS_REFUSES: 'create-policy' },
      },
    );
    expect(code).toBe(1);
    expect(stderr).toContain(
      'aws iam create-policy: An error occurred (AccessDenied)',
    );
    expect(
      stdout
        .trim()
        .split('\n')
        .map(line => JSON.parse(line))
        .at(-1),
    ).toMatchObject({
      step: 7,
      status: 'failed',
    });
    expect(Object.keys(aws.accounts()[ADMIN].roles)).toEqual([]);
  });

  it.each([
    [['--account', '12'], 'It is the 12 digits'],
    [['--administrator', 'root'], 'It is the ARN of an IAM user or role'],
    [['--administrator', 'arn:aws:iam::100000000001:user/*'], 'It is the ARN'],
    [['--profile', '100000000002=--debug'], 'It is an account and a profile'],
    [['--run'], 'there is no terminal to ask on'],
  ])('refuses %j with exit code 2', async (args, message) => {
    const { code, stderr } = await bootstrap(...args);
    expect(code).toBe(2);
    expect(stderr).toContain(message);
    expect(written()).toEqual([]);
  });

  it('is for a platform, and needs the aws command to do anything', async () => {
    const without = await runLakeport(
      ['bootstrap', 'lakeport.yaml', '--run', '--auto-approve'],
      { cwd: folder.path, env: { PATH: folder.path } },
    );
    expect(without.code).toBe(2);
    expect(without.stderr).toContain('the aws command cannot be run');
    writeFileSync(join(folder.path, 'lakeport.yaml'), projectFile());
    const project = await bootstrap();
    expect(project.code).toBe(2);
    expect(project.stderr).toContain('is the file of project hello');
  });
});
