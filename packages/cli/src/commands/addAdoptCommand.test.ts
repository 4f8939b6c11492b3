import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { runLakeport } from '../__testUtils__/runLakeport';
import { temporaryFolder } from '../__testUtils__/temporaryFolder';

jest.setTimeout(60_000);

const folder = temporaryFolder();

const SNAPSHOT = {
  version: 1,
  accountId: '0d26daa6-5e44-4c97-a497-ef015f91254a',
  workspace: {
    id: '1234567890123456',
    name: 'Legacy',
    url: 'https://dbc-a1b2c3d4-e5f6.cloud.databricks.com',
    region: 'us-west-2',
    computeMode: 'SERVERLESS',
  },
  awsAccountId: '100000000071',
  metastoreId: '7c1f8b4e-2f6d-4a7e-9a41-3a1d6f0c5b22',
  catalogs: [{ name: 'sales', isolation: 'ISOLATED', bindings: [] }],
};

const OPTIONS = [
  '--project=legacy',
  '--owner=group:default/legacy',
  '--admin-account-id=100000000001',
  '--state-bucket=acme-terraform-tf-state',
];

function snapshotFile(changes: object = {}): string {
  const path = join(folder.path, `${JSON.stringify(changes).length}.json`);
  writeFileSync(path, JSON.stringify({ ...SNAPSHOT, ...changes }));
  return path;
}

const adopt = (...args: string[]) => runLakeport(['adopt', ...args]);

describe('lakeport adopt', () => {
  it('writes two files that fit together, and a report', async () => {
    const out = join(folder.path, 'written');
    const { code, stderr, stdout } = await adopt(
      `--snapshot=${snapshotFile()}`,
      ...OPTIONS,
      `--out=${out}`,
    );

    expect([code, stderr]).toEqual([0, '']);
    expect(readdirSync(out).sort()).toEqual([
      'lakeport.imports.yaml',
      'lakeport.yaml',
    ]);
    expect(stdout).toContain('Terraform takes over:\n  workspace Legacy');
    expect(stdout).toContain('lakeport plan');
    const checked = await runLakeport(['check', join(out, 'lakeport.yaml')]);
    expect(checked.code).toBe(0);
    const build = join(folder.path, 'build');
    await runLakeport(['synth', join(out, 'lakeport.yaml'), `--out=${build}`]);
    expect(
      JSON.parse(
        readFileSync(
          join(build, 'stacks/legacy-prod-data/cdk.tf.json'),
          'utf8',
        ),
      ).import,
    ).toEqual([{ to: 'databricks_catalog.catalog-sales', id: 'sales' }]);

    const again = await adopt(
      `--snapshot=${snapshotFile()}`,
      ...OPTIONS,
      `--out=${out}`,
    );
    expect(again.code).toBe(2);
    expect(again.stderr).toContain('would be overwritten');
    const forced = await adopt(
      `--snapshot=${snapshotFile()}`,
      ...OPTIONS,
      `--out=${out}`,
      '--overwrite',
    );
    expect(forced.code).toBe(0);
  });

  it('prints files and report as JSON, and writes nothing', async () => {
    const out = join(folder.path, 'json');
    mkdirSync(out);
    const { code, stdout } = await adopt(
      `--snapshot=${snapshotFile()}`,
      ...OPTIONS,
      `--out=${out}`,
      '--json',
    );

    expect(code).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject({
      valid: true,
      problems: [],
      report: { managed: expect.any(Array) },
      files: {
        'lakeport.yaml': expect.stringContaining('kind: Project'),
        'lakeport.imports.yaml': expect.stringContaining('kind: Imports'),
      },
    });
    expect(readdirSync(out)).toEqual([]);
  });

  it('takes what a platform decides from its facts', async () => {
    const facts = {
      platform: 'acme',
      repository: 'acme/legacy',
      databricks: { accountId: SNAPSHOT.accountId },
      aws: {
        adminAccountId: '100000000001',
        adminRole: 'TerraformAdminRole',
        childRole: 'TerraformChildRole',
        state: { bucket: 'acme-terraform-tf-state', region: 'us-east-1' },
      },
      github: { workflows: 'acme/platform', runsOn: 'ubuntu-24.04' },
      environments: {},
    };
    const given = [`--snapshot=${snapshotFile()}`, OPTIONS[0], OPTIONS[1]];
    const { stdout } = await adopt(
      ...given,
      `--facts=${JSON.stringify(facts)}`,
      '--json',
    );
    const { files, report } = JSON.parse(stdout);
    expect(files['lakeport.yaml']).toContain('platform: acme');
    expect(report.changes).toContainEqual(
      expect.objectContaining({
        what: expect.stringContaining('service principal of the environment'),
      }),
    );

    const wrong = await adopt(...given, '--facts={"platform":"acme"}');
    expect(wrong.code).toBe(2);
    expect(wrong.stderr).toContain('--facts is no JSON of the facts');
  });

  it('says what is missing for a valid file, and writes nothing', async () => {
    const out = join(folder.path, 'missing');
    const given = [
      `--snapshot=${snapshotFile({ awsAccountId: undefined })}`,
      ...OPTIONS,
    ];
    const { code, stderr } = await adopt(...given, `--out=${out}`);
    expect(code).toBe(1);
    expect(stderr).toContain('spec.environments.prod.awsAccountId');
    expect(() => readdirSync(out)).toThrow('ENOENT');

    const json = await adopt(...given, '--json');
    expect(json.code).toBe(1);
    expect(JSON.parse(json.stdout)).toMatchObject({
      valid: false,
      problems: [{ path: 'spec.environments.prod.awsAccountId' }],
    });
    const helped = await adopt(
      ...given,
      '--aws-account-id=100000000071',
      '--json',
    );
    expect(helped.code).toBe(0);
  });

  it.each([
    [[], '--project and --owner has to be said'],
    [OPTIONS.slice(0, 2), '--admin-account-id and --state-bucket are missing'],
    [OPTIONS, 'has to be said with --account-id and --workspace-id'],
    [['--workspace-id=x'], 'the digits of the workspace'],
    [['--account-id=x'], 'a UUID'],
    [['--aws-role=x'], 'the ARN of a role'],
    [[...OPTIONS, '--snapshot=/nonexistent/file'], 'cannot read'],
  ])('refuses %j', async (args, message) => {
    const { code, stderr } = await adopt(...args);
    expect(code).toBe(2);
    expect(stderr).toContain(message);
  });

  it('refuses a snapshot that is none', async () => {
    const path = join(folder.path, 'broken.json');
    writeFileSync(path, '{');
    expect((await adopt(`--snapshot=${path}`, ...OPTIONS)).stderr).toContain(
      'is no JSON',
    );
    const other = await adopt(
      `--snapshot=${snapshotFile({ version: 2 })}`,
      ...OPTIONS,
    );
    expect(other.code).toBe(1);
    expect(other.stderr).toContain('version');
  });
});

describe('an imports file', () => {
  let file: string;
  let imports: string;

  beforeEach(async () => {
    file = join(folder.path, 'lakeport.yaml');
    imports = join(folder.path, 'lakeport.imports.yaml');
    await adopt(
      `--snapshot=${snapshotFile()}`,
      ...OPTIONS,
      `--out=${folder.path}`,
    );
  });

  it('is checked with its project, by place', async () => {
    const text = readFileSync(imports, 'utf8');
    writeFileSync(imports, text.replace('catalog-sales', 'catalog-sale'));
    const json = await runLakeport(['check', file, '--json']);
    expect(json.code).toBe(1);
    expect(JSON.parse(json.stdout)).toMatchObject({
      valid: false,
      problems: [
        {
          path: expect.stringMatching(/^lakeport\.imports\.yaml: spec\./),
          message: 'the stack has no databricks_catalog.catalog-sale',
          line: expect.any(Number),
        },
      ],
    });
    const said = await runLakeport(['check', file]);
    expect(said.code).toBe(1);
    expect(said.stderr).toMatch(/lakeport\.imports\.yaml:\d+:\d+/);
    const synth = await runLakeport([
      'synth',
      file,
      `--out=${join(folder.path, 'none')}`,
    ]);
    expect(synth.code).toBe(1);
  });

  it('is refused when it is no YAML of its kind', async () => {
    writeFileSync(imports, 'kind: Nonsense\n');
    const { code, stderr } = await runLakeport(['check', file]);
    expect(code).toBe(1);
    expect(stderr).toContain('use Imports');
  });
});
