import { parseProject } from '@lakeport/project';
import { parse } from 'yaml';
import { platformEntity } from '../__testUtils__/catalogOf';
import { startDryRuns, type DryRuns } from '../__testUtils__/dryRunTemplate';
import { GitHubBench } from '../__testUtils__/GitHubBench';
import { platformFileText } from '../__testUtils__/platformFileText';
import { ACCOUNT } from '../__testUtils__/StandInAccount';
import { StandInEstate, WORKSPACE } from '../__testUtils__/StandInEstate';

// Child processes and a backend take their time on a busy machine.
jest.setTimeout(120_000);

const VALUES = {
  databricksAccountId: ACCOUNT,
  workspaceId: WORKSPACE,
  environment: 'prod',
  name: 'legacy',
  owner: 'group:default/legacy-data',
  repository: 'acme/legacy',
  adminAccountId: '100000000001',
  stateBucket: 'acme-terraform-tf-state',
};

describe('template adopt-workspace', () => {
  let github: GitHubBench;
  let runs: DryRuns;
  beforeAll(async () => {
    github = await GitHubBench.start();
    await github.repository('platform', {
      'lakeport.yaml': platformFileText(),
    });
    runs = await startDryRuns({
      template: 'adopt-workspace',
      estate: new StandInEstate(),
      github,
      entities: [platformEntity(github.host)],
    });
  });
  afterAll(async () => {
    await runs?.stop();
    await github?.stop();
  });

  it('makes a whole repository in a dry run, with what is imported', async () => {
    const { body, files, output, status } = await runs.dryRun(VALUES);

    expect([status, body.slice(0, 500)]).toEqual([200, expect.anything()]);
    expect(Object.keys(files).sort()).toEqual([
      '.github/workflows/check.yml',
      '.github/workflows/deploy.yml',
      '.github/workflows/drift.yml',
      '.gitignore',
      '.npmrc',
      'README.md',
      'catalog-info.yaml',
      'docs/environments.md',
      'docs/index.md',
      'lakeport.imports.yaml',
      'lakeport.yaml',
      'mkdocs.yml',
      'package-lock.json',
      'package.json',
    ]);
    expect(parseProject(files['lakeport.yaml']).problems).toEqual([]);
    expect(parse(files['lakeport.imports.yaml']).kind).toBe('Imports');
    expect(files['catalog-info.yaml']).toContain('legacy-prod');
    expect(JSON.stringify(output)).toContain('Left as it is');
  });

  it('takes accounts and roles from a platform, and no addresses', async () => {
    const { adminAccountId: _account, stateBucket: _bucket, ...form } = VALUES;
    const { body, files, log } = await runs.dryRun({
      ...form,
      platform: 'system:default/acme',
    });

    expect(body).not.toContain('"error"');
    const parsed = parseProject(files['lakeport.yaml']);
    expect(parsed.valid && parsed.project.spec).toMatchObject({
      platform: 'acme',
      aws: { adminAccountId: '100000000001' },
      github: { workflows: 'acme/platform' },
      environments: { prod: { network: { mode: 'existing' } } },
    });
    expect(files['.github/workflows/deploy.yml']).toContain(
      'uses: acme/platform/.github/workflows/deploy.yml@main',
    );
    expect(log.join('\n')).toContain('would propose it to the platform');
  });

  it('is refused where there is no such workspace', async () => {
    const { body, status } = await runs.dryRun({
      ...VALUES,
      workspaceId: '47114711',
    });

    expect(status).not.toBe(200);
    expect(body).toContain('has no workspace 47114711');
  });
});
