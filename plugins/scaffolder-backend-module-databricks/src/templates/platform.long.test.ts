import { parsePlatform } from '@lakeport/project';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse, parseAllDocuments } from 'yaml';
import {
  startDryRuns,
  type DryRun,
  type DryRuns,
} from '../__testUtils__/dryRunTemplate';
import { templateFolderOf } from '../__testUtils__/templateFolder';

jest.setTimeout(120_000);

const EVIL =
  "x\" 'y': [}{ # &a *b ${{ 7777*7777 }} {{ 7777*7777 }} {% raw %} <script> $(id) `id`";

const form = (changes: Record<string, unknown> = {}) => ({
  name: 'acme',
  title: 'Acme data platform',
  owner: 'group:default/data-platform',
  organization: 'acme',
  repository: 'lakehouse-platform',
  databricksAccountId: '0d26daa6-5e44-4c97-a497-ef015f91254a',
  pricingTier: 'ENTERPRISE',
  adminAccountId: '100000000001',
  stateBucket: 'acme-terraform-tf-state',
  stateRegion: 'us-east-1',
  regions: [
    { name: 'us-west-2', pools: ['10.0.0.0/12'] },
    { name: 'eu-west-1', pools: ['10.16.0.0/12', '10.32.0.0/16'] },
  ],
  metastores: [{ name: 'eu-west-1', owner: 'metastore-admins', create: true }],
  networkConnectivity: [{ name: 'us-west-2' }],
  existingGroups: ['metastore-admins'],
  newGroups: ['data-engineers'],
  audit: true,
  auditThere: 1,
  ...changes,
});

describe('template databricks-platform', () => {
  let runs: DryRuns;
  let plain: DryRun;
  beforeAll(async () => {
    runs = await startDryRuns({ template: 'databricks-platform' });
    plain = await runs.dryRun(form());
  });
  afterAll(() => runs?.stop());

  it('makes a whole repository in a dry run', () => {
    expect(plain.body).not.toContain('"error"');
    expect(Object.keys(plain.files).sort()).toEqual([
      '.github/CODEOWNERS',
      '.github/workflows/check.yml',
      '.github/workflows/deploy.yml',
      '.github/workflows/drift.yml',
      '.github/workflows/platform.yml',
      '.gitignore',
      '.npmrc',
      'README.md',
      'catalog-info.yaml',
      'docs/index.md',
      'docs/platform.md',
      'lakeport.yaml',
      'mkdocs.yml',
      'package-lock.json',
      'package.json',
    ]);
  });

  it('writes a valid platform file', () => {
    const parsed = parsePlatform(plain.files['lakeport.yaml']);
    expect(parsed.valid && parsed.platform).toMatchObject({
      metadata: { name: 'acme', owner: 'group:default/data-platform' },
      spec: {
        databricks: {
          pricingTier: 'ENTERPRISE',
          metastores: { 'eu-west-1': { mode: 'create' } },
          groups: {
            existing: ['metastore-admins'],
            create: ['data-engineers'],
          },
          logDelivery: {
            audit: true,
            billableUsage: false,
            existing: { audit: 1, billableUsage: 0 },
          },
          networkConnectivity: { 'us-west-2': { mode: 'create' } },
        },
        aws: {
          adminRole: 'TerraformAdminRole',
          childRole: 'TerraformChildRole',
        },
        github: { organization: 'acme', repository: 'lakehouse-platform' },
        addressPools: {
          'us-west-2': ['10.0.0.0/12'],
          'eu-west-1': ['10.16.0.0/12', '10.32.0.0/16'],
        },
      },
    });
  });

  it('is a System of the catalog, of which the platform team reviews every change', () => {
    const [system] = parseAllDocuments(plain.files['catalog-info.yaml']).map(
      document => document.toJS(),
    );
    expect(system).toMatchObject({
      kind: 'System',
      metadata: {
        name: 'acme',
        title: 'Acme data platform',
        annotations: {
          'lakeport.dev/platform-file':
            'http://127.0.0.1:8099/acme/lakehouse-platform/blob/main/lakeport.yaml',
        },
      },
      spec: { owner: 'group:default/data-platform' },
    });
    expect(plain.files['.github/CODEOWNERS']).toContain(
      '* @acme/data-platform',
    );
    const log = plain.log.join('\n');
    expect(log).toContain('"requireCodeOwnerReviews": true');
    expect(log).toMatch(
      /"name": "platform",\s+"reviewers": \[\s+"group:default\/data-platform"/,
    );
    expect(log).toContain('"name": "platform-plan"');
  });

  it('says what an administrator does next, and what it amounts to', () => {
    expect(plain.output).toMatchObject({
      links: [
        { title: 'Platform', entityRef: 'system:default/acme' },
        { url: 'http://127.0.0.1:8099/acme/lakehouse-platform' },
      ],
      text: [
        {
          content: expect.stringContaining(
            'npx lakeport bootstrap lakeport.yaml',
          ),
        },
        { content: expect.stringMatching(/\*\*\d+ resources\*\* in 1 stacks/) },
      ],
    });
    expect(plain.files['docs/index.md']).not.toMatch(/undefined|\$\{\{|\{%/);
  });

  it('pins the lakeport of this release', () => {
    const cli = JSON.parse(
      readFileSync(
        join(templateFolderOf('.'), '../packages/cli/package.json'),
        'utf8',
      ),
    );
    expect(JSON.parse(plain.files['package.json']).devDependencies).toEqual({
      lakeport: cli.version,
    });
    const lock = JSON.parse(plain.files['package-lock.json']);
    expect(lock.packages['node_modules/lakeport'].version).toBe(cli.version);
    expect(lock.name).toBe(JSON.parse(plain.files['package.json']).name);
    expect(plain.files['package-lock.json']).not.toContain('http');
  });

  it('keeps what was typed as text', async () => {
    const run = await runs.dryRun(
      form({ title: EVIL.slice(0, 100), description: `${EVIL}\n---\nkind: X` }),
    );
    expect(run.status).toBe(200);
    const parsed = parsePlatform(run.files['lakeport.yaml']);
    expect(parsed.valid && parsed.platform.metadata).toMatchObject({
      title: EVIL.slice(0, 100),
      description: `${EVIL}\n---\nkind: X`,
    });
    expect(parseAllDocuments(run.files['catalog-info.yaml'])).toHaveLength(1);
    expect(parse(run.files['mkdocs.yml']).site_name).toBe(EVIL.slice(0, 100));
    expect(Object.values(run.files).join('\n')).not.toContain('60481729');
    const whatRuns = Object.keys(plain.files).filter(path =>
      /^\.|package/.test(path),
    );
    expect(whatRuns.map(path => run.files[path])).toEqual(
      whatRuns.map(path => plain.files[path]),
    );
    expect(run.files['docs/index.md']).not.toContain('<script>');
  });

  it.each<[string, object, string]>([
    [
      'pools that overlap',
      {
        regions: [
          { name: 'us-west-2', pools: ['10.0.0.0/12'] },
          { name: 'eu-west-1', pools: ['10.0.0.0/16'] },
        ],
      },
      'overlap',
    ],
    [
      'a region twice',
      {
        regions: [
          { name: 'us-west-2', pools: ['10.0.0.0/12'] },
          { name: 'us-west-2', pools: ['10.16.0.0/12'] },
        ],
      },
      'us-west-2',
    ],
    [
      'a metastore of a group that nobody knows',
      { existingGroups: [] },
      'metastore-admins',
    ],
    [
      'more log deliveries than there can be',
      { auditThere: 2 },
      'system table',
    ],
    ['a name that none can have', { name: 'A"${{ x }}' }, 'name'],
    [
      'an organization that none can have',
      { organization: 'acme/../x' },
      'organization',
    ],
    ['a bucket that none can have', { stateBucket: '$(id)' }, 'bucket'],
  ])('refuses %s', async (_what, changes, words) => {
    const run = await runs.dryRun(form({ ...changes }));
    expect(run.status).toBe(400);
    expect(run.body).toContain(words);
    expect(run.files).toEqual({});
  });
});
