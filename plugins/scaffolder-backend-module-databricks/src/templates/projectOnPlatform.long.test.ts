import { parseProject } from '@lakeport/project';
import { parseAllDocuments } from 'yaml';
import { platformEntity } from '../__testUtils__/catalogOf';
import { startDryRuns, type DryRuns } from '../__testUtils__/dryRunTemplate';
import { GitHubBench } from '../__testUtils__/GitHubBench';
import { platformFileText } from '../__testUtils__/platformFileText';

jest.setTimeout(120_000);

const FORM = {
  platform: 'system:default/acme',
  name: 'orders',
  title: 'Orders',
  owner: 'group:default/payments-data',
  repository: 'acme/orders',
  environments: [
    {
      name: 'dev',
      awsAccountId: '100000000002',
      region: 'us-west-2',
      availabilityZones: ['us-west-2a', 'us-west-2b'],
    },
    {
      name: 'prod',
      awsAccountId: '100000000003',
      region: 'us-west-2',
      availabilityZones: ['us-west-2a', 'us-west-2b'],
      cidr: '10.0.8.0/22',
    },
  ],
};

describe('template databricks-project on a platform', () => {
  let github: GitHubBench;
  let runs: DryRuns;
  beforeAll(async () => {
    github = await GitHubBench.start();
    await github.repository('platform', {
      'lakeport.yaml': platformFileText({
        projects: `  projects:
    payments:
      repository: acme/payments
      owner: group:default/payments-data
      environments:
        dev: { awsAccountId: "100000000009", region: us-west-2, cidr: 10.0.0.0/22 }
`,
      }),
    });
    runs = await startDryRuns({
      github,
      entities: [platformEntity(github.host)],
    });
  });
  afterAll(async () => {
    await runs?.stop();
    await github?.stop();
  });

  it('takes accounts, roles and free addresses from the platform', async () => {
    const run = await runs.dryRun(FORM);
    expect(run.body).not.toContain('"error"');
    const parsed = parseProject(run.files['lakeport.yaml']);
    expect(parsed.valid && parsed.project.spec).toMatchObject({
      platform: 'acme',
      repository: 'acme/orders',
      databricks: { accountId: '0d26daa6-5e44-4c97-a497-ef015f91254a' },
      aws: {
        adminAccountId: '100000000001',
        state: { bucket: 'acme-terraform-tf-state' },
      },
      github: { workflows: 'acme/platform' },
      environments: {
        dev: { network: { cidr: '10.0.4.0/22' } },
        prod: { network: { cidr: '10.0.8.0/22' } },
      },
    });
    expect(run.files['.github/workflows/deploy.yml']).toContain(
      'uses: acme/platform/.github/workflows/deploy.yml@main',
    );
    const [system] = parseAllDocuments(run.files['catalog-info.yaml']).map(
      document => document.toJS(),
    );
    expect(system.metadata.annotations).toMatchObject({
      'lakeport.dev/platform': 'acme',
    });
    expect(run.files['docs/index.md']).toContain(
      'The platform `acme` has set it up',
    );
    expect(run.files['docs/index.md']).not.toContain('An account admin sets');
    expect(run.log.join('\n')).toContain('would propose it to the platform');
    // The check of a pull request is a job that another one calls.
    expect(run.log.join('\n')).toMatch(
      /requiredStatusCheckContexts[^\]]*check \/ check/,
    );
  });

  it.each<[string, object, string]>([
    [
      'addresses that another project has',
      {
        ...FORM,
        environments: [{ ...FORM.environments[1], cidr: '10.0.0.0/23' }],
      },
      '10.0.0.0/22',
    ],
    [
      'a name that another project has',
      { ...FORM, name: 'payments', environments: [FORM.environments[0]] },
      'is taken on platform acme',
    ],
    [
      'a region without addresses',
      {
        ...FORM,
        environments: [
          {
            ...FORM.environments[0],
            region: 'eu-west-1',
            availabilityZones: ['eu-west-1a', 'eu-west-1b'],
          },
        ],
      },
      'eu-west-1',
    ],
    [
      'what the file would not take, before the platform is asked',
      { ...FORM, environments: [{ ...FORM.environments[0], schemas: ['A"'] }] },
      'lakeport.yaml has ',
    ],
    [
      'a platform that is not there',
      { ...FORM, platform: 'system:default/other' },
      'no entity system:default/other',
    ],
  ])('refuses %s', async (_what, values, words) => {
    const run = await runs.dryRun({ ...values });
    expect(run.status).toBeGreaterThanOrEqual(400);
    expect(run.status).toBeLessThan(500);
    expect(run.body).toContain(words);
    expect(run.files).toEqual({});
  });
});

describe('template federated-lakehouse on a platform', () => {
  let github: GitHubBench;
  let runs: DryRuns;
  beforeAll(async () => {
    github = await GitHubBench.start();
    await github.repository('platform', {
      'lakeport.yaml': platformFileText(),
    });
    runs = await startDryRuns({
      template: 'federated-lakehouse',
      github,
      entities: [platformEntity(github.host)],
    });
  });
  afterAll(async () => {
    await runs?.stop();
    await github?.stop();
  });

  it('asks the platform for what connects the environments, and deploys it after them', async () => {
    const run = await runs.dryRun({
      ...FORM,
      environments: FORM.environments.map(({ name, ...one }) => ({
        ...one,
        name,
        securityProfile: 'development',
      })),
      connectivity: { mode: 'peering' },
    });
    expect(run.body).not.toContain('"error"');
    const parsed = parseProject(run.files['lakeport.yaml']);
    expect(parsed.valid && parsed.project.spec).toMatchObject({
      platform: 'acme',
      connectivity: { members: ['dev', 'prod'] },
    });
    const log = run.log.join('\n');
    // With the roles of what is between, once to ask and once to wait for them.
    expect(log.match(/"connectivity": ?\{\s*\}/g)?.length).toBeGreaterThan(1);
    expect(log).toMatch(/"name": ?"connectivity"/);
    const requested = [
      ...log.matchAll(/would request apply of resource:default\/orders-(\S+)/g),
    ].map(([, name]) => name);
    expect(requested).toEqual(['dev', 'prod', 'connectivity']);
  });
});
