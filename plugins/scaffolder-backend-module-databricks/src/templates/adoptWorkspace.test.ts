import { parseProject } from '@lakeport/project';
import { parse } from 'yaml';
import { startDryRuns, type DryRuns } from '../__testUtils__/dryRunTemplate';
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
  let runs: DryRuns;
  beforeAll(async () => {
    runs = await startDryRuns({
      template: 'adopt-workspace',
      estate: new StandInEstate(),
    });
  });
  afterAll(() => runs?.stop());

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

  it('is refused where there is no such workspace', async () => {
    const { body, status } = await runs.dryRun({
      ...VALUES,
      workspaceId: '47114711',
    });

    expect(status).not.toBe(200);
    expect(body).toContain('has no workspace 47114711');
  });
});
