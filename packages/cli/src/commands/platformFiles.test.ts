import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { platformFile } from '../__testUtils__/platformFile';
import { platformProjectFile } from '../__testUtils__/platformProjectFile';
import { runLakeport } from '../__testUtils__/runLakeport';
import { temporaryFolder } from '../__testUtils__/temporaryFolder';

jest.setTimeout(180_000);

const FACTS = {
  platform: 'acme',
  databricks: { accountId: '0d26daa6-5e44-4c97-a497-ef015f91254a' },
  aws: {
    adminAccountId: '100000000001',
    adminRole: 'TerraformAdminRole',
    childRole: 'TerraformChildRole',
    state: { bucket: 'acme-terraform-tf-state', region: 'us-east-1' },
  },
  github: { workflows: 'acme/lakehouse-platform' },
};

describe('commands on the file of a platform', () => {
  const folder = temporaryFolder();
  beforeEach(() => {
    writeFileSync(join(folder.path, 'platform.yaml'), platformFile());
    writeFileSync(join(folder.path, 'lakeport.yaml'), platformProjectFile());
  });
  const lakeport = (...args: string[]) =>
    runLakeport(args, { cwd: folder.path });
  const lines = (text: string) =>
    text
      .trim()
      .split('\n')
      .map(line => JSON.parse(line));

  it('check it, and say what is wrong with it', async () => {
    const { code, stdout } = await lakeport('check', 'platform.yaml');
    expect([code, stdout.split('\n')[0]]).toEqual([
      0,
      'platform.yaml is valid: platform acme, projects payments',
    ]);
    writeFileSync(
      join(folder.path, 'platform.yaml'),
      platformFile().replace('10.0.4.0/22', '10.0.0.0/22'),
    );
    const wrong = await lakeport('check', 'platform.yaml', '--json');
    expect(wrong.code).toBe(1);
    expect(JSON.parse(wrong.stdout).problems[0].line).toBeGreaterThan(0);
  });

  it('show projects, pools and counts', async () => {
    const { stdout } = await lakeport('show', 'platform.yaml', '--json');
    expect(JSON.parse(stdout)).toMatchObject({
      valid: true,
      platform: 'acme',
      repository: 'acme/lakehouse-platform',
      counts: { projects: 1, environments: 2 },
      stacks: { 'acme-account': { aws_iam_role: 4 } },
      pools: {
        'us-west-2': [
          {
            cidr: '10.0.0.0/12',
            used: [
              { cidr: '10.0.0.0/22', project: 'payments', environment: 'dev' },
              { cidr: '10.0.4.0/22', project: 'payments', environment: 'prod' },
            ],
          },
        ],
      },
    });
    const text = await lakeport('show', 'platform.yaml');
    expect(text.stdout).toContain('acme/payments-lakehouse');
    expect(text.stdout).not.toMatch(/undefined|\[object/);
  });

  it('say who deploys what is between environments', async () => {
    writeFileSync(
      join(folder.path, 'platform.yaml'),
      `${platformFile()}      connectivity: {}
      regions: { members: [prod, dev] }
`,
    );
    const { stdout } = await lakeport('show', 'platform.yaml');
    expect(stdout).toMatch(/connectivity +of dev, prod/);
    const shown = await lakeport('show', 'platform.yaml', '--json');
    expect(JSON.parse(shown.stdout).stacks['acme-account'].aws_iam_role).toBe(
      8,
    );
    expect((await lakeport('check', 'platform.yaml')).code).toBe(0);
    await lakeport('docs', 'platform.yaml');
    const page = readFileSync(join(folder.path, 'docs/platform.md'), 'utf8');
    expect(page).toContain('| connectivity | those of dev, prod |');
    expect(page).toContain(
      '| payments/connectivity | `payments-connectivity-plan` | `payments-connectivity-apply` | none |',
    );
    expect(page).toContain(
      '| payments/regions | `payments-regions-plan` | `payments-regions-apply` | `payments/prod`, `payments/dev` |',
    );
    const compared = await lakeport(
      'check',
      'lakeport.yaml',
      '--platform',
      'platform.yaml',
    );
    expect(compared.code).toBe(1);
    expect(compared.stdout + compared.stderr).toContain(
      'connectivity is onboarded to platform acme, and not in the project file',
    );
  });

  it('plan, save, apply exactly that, and put out who deploys what', async () => {
    const run = (operation: string, ...more: string[]) =>
      lakeport(operation, 'platform.yaml', '--rehearsal', '--json', ...more);
    expect((await run('plan', '--save', 'a1')).code).toBe(0);
    const states = join(
      folder.path,
      '.lakeport/rehearsal/acme/states/acme-terraform-tf-state/acme',
    );
    expect(readdirSync(join(states, 'plans/_all/a1'))).toContain(
      'acme-account.tfplan',
    );
    const applied = await run('apply', '--plan', 'a1');
    expect(applied.code).toBe(0);
    const outputs = lines(applied.stdout).find(
      ({ step }) => step === 'outputs',
    );
    // As platform.yml takes it out of the log.
    expect(applied.stdout).toMatch(/^\{"step":"outputs"/m);
    expect(outputs.deployClientId).toMatch(/^[0-9a-f-]{36}$/);
    expect(Object.keys(outputs.environments)).toEqual([
      'payments/dev',
      'payments/prod',
    ]);
    expect(outputs.environments['payments/dev']).toEqual({
      planRoleArn:
        'arn:aws:iam::100000000001:role/lakeport/acme/payments-dev-plan',
      applyRoleArn:
        'arn:aws:iam::100000000001:role/lakeport/acme/payments-dev-apply',
      principalId: expect.stringMatching(/^\d+$/),
      clientId: expect.stringMatching(/^[0-9a-f-]{36}$/),
    });
    // Also where nothing is left to do: onboarding may have missed it.
    const again = await run('apply', '--auto-approve');
    expect(lines(again.stdout).find(({ step }) => step === 'outputs')).toEqual(
      outputs,
    );
    expect((await run('destroy')).code).toBe(0);
  });

  it('rehearse it', async () => {
    const { code, stdout } = await lakeport(
      'rehearse',
      'platform.yaml',
      '--json',
    );
    expect(code).toBe(0);
    expect(lines(stdout).at(-1)).toMatchObject({ failures: 0, objectsLeft: 0 });
  });

  it('claim its deployments', async () => {
    const shared = join(folder.path, 'shared.json');
    const stateDir = join(folder.path, 'states');
    mkdirSync(stateDir);
    writeFileSync(shared, JSON.stringify({ reattach: {}, stateDir }));
    const claim = () =>
      runLakeport(['claim', 'platform.yaml', 'd1'], {
        cwd: folder.path,
        env: { LAKEPORT_REHEARSAL_ACCOUNT: shared },
      });
    expect((await claim()).code).toBe(0);
    expect((await claim()).code).toBe(3);
    expect(
      readdirSync(join(stateDir, 'acme-terraform-tf-state/acme/claims/_all')),
    ).toEqual(['d1']);
  });

  it.each([
    [['plan', 'platform.yaml', '-e', 'dev'], 'has no environments'],
    [['claim', 'platform.yaml', 'd1', '-e', 'dev'], 'has no environments'],
    [['sleep', 'platform.yaml'], 'there is nothing to sleep'],
    [['due', 'platform.yaml', '-e', 'dev'], 'is the file of platform acme'],
    [['topology', 'platform.yaml', '-e', 'dev'], 'is the file of platform'],
    [
      ['show', 'platform.yaml', '--compare', 'egress=single-nat'],
      'for the file of a project',
    ],
    [
      ['check', 'platform.yaml', '--repository', 'a/b'],
      'a platform is compared with nothing',
    ],
    [['check', 'lakeport.yaml', '--facts', '{}'], '--facts is no JSON'],
    [
      ['check', 'lakeport.yaml', '--platform', 'lakeport.yaml'],
      'is the file of project payments',
    ],
    [['plan', 'lakeport.yaml'], "required option '-e, --environment <name>'"],
    [['facts', 'platform.yaml', 'payment'], 'did you mean payments?'],
    [['facts', 'lakeport.yaml', 'payments'], 'is the file of project payments'],
    [['bootstrap', 'lakeport.yaml'], 'is the file of project payments'],
  ])('refuse %j with exit code 2', async (args, message) => {
    const { code, stderr } = await lakeport(...args);
    expect(stderr).toContain(message);
    expect(code).toBe(2);
  });

  it('print the facts that a project copies', async () => {
    const { stdout } = await lakeport('facts', 'platform.yaml', 'payments');
    expect(JSON.parse(stdout)).toMatchObject({
      platform: 'acme',
      repository: 'acme/payments-lakehouse',
      github: { workflows: 'acme/lakehouse-platform' },
      environments: { dev: { cidr: '10.0.0.0/22' } },
    });
  });

  describe('a project is compared', () => {
    const check = async (text: string, ...args: string[]) => {
      writeFileSync(join(folder.path, 'lakeport.yaml'), text);
      const { code, stdout } = await lakeport(
        'check',
        'lakeport.yaml',
        '--json',
        ...args,
      );
      const problems: Array<{ path: string }> = JSON.parse(stdout).problems;
      return { code, paths: problems.map(({ path }) => path) };
    };
    const bound = [
      '--facts',
      JSON.stringify(FACTS),
      '--repository',
      'acme/payments-lakehouse',
    ];

    it('with the file of its platform', async () => {
      const platform = ['--platform', 'platform.yaml'];
      expect(await check(platformProjectFile(), ...platform)).toEqual({
        code: 0,
        paths: [],
      });
      expect(
        await check(
          platformProjectFile().replace('10.0.4.0/22', '10.0.8.0/22'),
          ...platform,
        ),
      ).toEqual({ code: 1, paths: ['spec.environments.prod.network.cidr'] });
    });

    it('with the facts that its platform wrote into a workflow', async () => {
      expect(await check(platformProjectFile(), ...bound)).toEqual({
        code: 0,
        paths: [],
      });
      // The same repository and branch, as GitHub reads them.
      expect(
        await check(
          platformProjectFile({
            repository: 'Acme/payments-lakehouse',
            workflows: 'acme/Lakehouse-platform@main',
          }),
          ...bound,
        ),
      ).toEqual({ code: 0, paths: [] });
      expect(
        await check(
          platformProjectFile({ workflows: 'acme/lakehouse-platform@mine' }),
          ...bound,
        ),
      ).toEqual({ code: 1, paths: ['spec.github.workflows'] });
      // States of one's own would make account-level rights do anything.
      expect(
        await check(platformProjectFile({ bucket: 'evil-states' }), ...bound),
      ).toEqual({ code: 1, paths: ['spec.aws.state.bucket'] });
      expect(
        await check(
          platformProjectFile({ repository: 'acme/other' }),
          ...bound,
        ),
      ).toEqual({ code: 1, paths: ['spec.repository'] });
      expect(
        await check(
          platformProjectFile()
            .replace('  platform: acme\n', '')
            .replace('  github: { workflows: acme/lakehouse-platform }\n', ''),
          ...bound,
        ),
      ).toEqual({ code: 1, paths: ['spec.platform', 'spec.github.workflows'] });
    });
  });

  it('migrate leaves a file of this version alone, and refuses another', async () => {
    const before = readFileSync(join(folder.path, 'lakeport.yaml'));
    const { code, stdout } = await lakeport('migrate', 'lakeport.yaml');
    expect([code, stdout]).toEqual([
      0,
      'lakeport.yaml is lakeport.dev/v1alpha1 already\n',
    ]);
    expect((await lakeport('migrate', 'platform.yaml', '--check')).code).toBe(
      0,
    );
    expect(readFileSync(join(folder.path, 'lakeport.yaml'))).toEqual(before);
    writeFileSync(
      join(folder.path, 'lakeport.yaml'),
      platformProjectFile().replace('v1alpha1', 'v9'),
    );
    const newer = await lakeport('migrate', 'lakeport.yaml');
    expect(newer.code).toBe(1);
    expect(newer.stderr).toContain('lakeport.yaml:1:13');
    expect(newer.stderr).toContain('needs a newer lakeport');
  });
});
