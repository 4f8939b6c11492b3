import {
  convertWorkflowTemplate,
  NoOperationTraceWriter,
  parseWorkflow,
} from '@actions/workflow-parser';
import { parseProject } from '@lakeport/project';
import { existsSync } from 'node:fs';
import { parse, parseAllDocuments } from 'yaml';
import {
  startDryRuns,
  type DryRun,
  type DryRuns,
} from '../__testUtils__/dryRunTemplate';
import { projectForm } from '../__testUtils__/projectForm';
import { bundledLakeport } from '../__testUtils__/testRunner';

// Child processes and a backend take their time on a busy machine.
jest.setTimeout(180_000);

// `npm test` bundles lakeport first.
const describeWithBundle = existsSync(bundledLakeport)
  ? describe
  : describe.skip;

const environment = (
  name: string,
  cidr: string,
  region = 'us-west-2',
  more: Record<string, unknown> = {},
) => ({
  name,
  awsAccountId: '100000000002',
  region,
  availabilityZones: [`${region}a`, `${region}b`],
  cidr,
  securityProfile: 'development',
  egress: 'nat-per-az',
  ...more,
});
const ZONES = [{ name: 'raw' }, { name: 'trusted' }, { name: 'refined' }];

/** As the form has it when nothing but what is asked for was filled in. */
const MEDALLION = projectForm({
  environments: [environment('dev', '10.0.0.0/22')],
  lakehouse: {
    zones: ZONES,
    ingestion: {
      streams: [{ name: 'orders', mode: 'on-demand', deliverTo: 'raw' }],
      batch: { into: 'raw' },
      onPremises: { cidrs: ['192.168.0.0/16'] },
    },
    orchestration: { trigger: 'eventbridge' },
  },
  deploy: false,
});
const FEDERATED = projectForm({
  environments: [
    environment('stores', '10.32.0.0/20'),
    environment('online', '10.32.16.0/20', 'us-west-2', {
      awsAccountId: '100000000003',
    }),
  ],
  connectivity: {
    mode: 'transit-gateway',
    sharing: 'organization',
    networkAcls: false,
  },
});
const REGIONS = projectForm({
  environments: [
    environment('primary', '10.32.0.0/20', 'us-east-1'),
    environment('recovery', '10.48.0.0/20', 'us-west-2'),
  ],
  regions: {
    sharing: { as: 'payments_shared' },
    database: { engine: 'aurora-postgresql', federateAs: 'payments_orders' },
    keys: 'multi-region',
    dns: { zone: 'payments.internal.example', records: ['orders-db'] },
    replication: {
      zones: ['raw', 'trusted'],
      schedule: { cron: '0 0 * * * ?', timeZone: 'Europe/Berlin' },
    },
    monitoring: { notify: ['ops@payments.example'] },
  },
  lakehouse: { zones: ZONES },
});

const BASE = [
  '.github/workflows/check.yml',
  '.github/workflows/deploy.yml',
  '.github/workflows/drift.yml',
  '.gitignore',
  '.npmrc',
  'README.md',
  'catalog-info.yaml',
  'docs/environments.md',
  'docs/index.md',
  'lakeport.yaml',
  'mkdocs.yml',
  'package-lock.json',
  'package.json',
];

function specOf({ files }: DryRun) {
  const parsed = parseProject(files['lakeport.yaml']);
  if (!parsed.valid) {
    throw new Error(JSON.stringify(parsed.problems));
  }
  return parsed.project.spec;
}

async function expectWhole(run: DryRun, more: string[]): Promise<void> {
  expect([run.status, run.body.slice(0, 500)]).toEqual([
    200,
    expect.anything(),
  ]);
  expect(Object.keys(run.files).sort()).toEqual([...BASE, ...more].sort());
  for (const name of ['check', 'deploy', 'drift']) {
    const path = `.github/workflows/${name}.yml`;
    const parsed = parseWorkflow(
      { name: path, content: run.files[path] },
      new NoOperationTraceWriter(),
    );
    expect(parsed.context.errors.getErrors()).toEqual([]);
    const converted =
      parsed.value &&
      (await convertWorkflowTemplate(parsed.context, parsed.value));
    expect(converted?.errors ?? []).toEqual([]);
  }
  for (const path of ['README.md', 'docs/index.md', 'mkdocs.yml']) {
    expect(run.files[path]).not.toMatch(/undefined|\$\{\{|\{%/);
  }
  const nav: Array<Record<string, string>> = parse(run.files['mkdocs.yml']).nav;
  expect(nav.flatMap(entry => Object.values(entry)).sort()).toEqual(
    Object.keys(run.files)
      .filter(path => path.startsWith('docs/'))
      .map(path => path.slice('docs/'.length))
      .sort(),
  );
}

/** Of what a dry run would apply, in its order. */
const requested = ({ log }: DryRun) =>
  log.flatMap(
    line =>
      /Dry run: would request apply of resource:default\/payments-(\S+)/.exec(
        line,
      )?.[1] ?? [],
  );

const entitiesOf = ({ files }: DryRun) =>
  parseAllDocuments(files['catalog-info.yaml']).map(document =>
    document.toJS(),
  );

/** What a run comes to that is refused with a problem. */
const refusedWith = (problem: string) => ({
  status: 400,
  body: expect.stringMatching(
    new RegExp(`lakeport\\.yaml has .*${problem.replace(/\./g, '\\.')}`, 's'),
  ),
  files: {},
});

describeWithBundle('template medallion-lakehouse', () => {
  let runs: DryRuns;
  beforeAll(async () => {
    runs = await startDryRuns({ template: 'medallion-lakehouse' });
  });
  afterAll(() => runs?.stop());

  it('makes a repository with zones, their page and the bundle', async () => {
    const run = await runs.dryRun(MEDALLION);
    await expectWhole(run, [
      'docs/lakehouse.md',
      'bundle/databricks.yml',
      'bundle/notebooks/aggregate.py',
      'bundle/notebooks/cleanse.py',
      'bundle/resources/lakehouse.job.yml',
    ]);
    expect(specOf(run).lakehouse).toMatchObject({
      environments: ['dev'],
      zones: {
        raw: { format: 'files' },
        trusted: { format: 'delta' },
        refined: { format: 'delta' },
      },
      ingestion: {
        streams: { orders: { mode: 'on-demand', deliverTo: 'raw' } },
        batch: { into: 'raw' },
        onPremises: { cidrs: ['192.168.0.0/16'] },
      },
      orchestration: { trigger: 'eventbridge' },
    });
    expect(run.files['docs/lakehouse.md']).toContain(
      'role `payments-dev-orders-delivery`',
    );
    expect(parse(run.files['bundle/databricks.yml'])).toMatchObject({
      targets: { dev: { variables: { catalog: 'payments_dev' } } },
    });
    expect(run.files['README.md']).toContain('`bundle/`');
    expect(run.log.join('\n')).toContain('Skipping step deploy');
  });

  it('makes one without a job as well, and without a bundle', async () => {
    const run = await runs.dryRun({
      ...MEDALLION,
      lakehouse: {
        zones: ZONES,
        ingestion: { streams: [], batch: {}, onPremises: { cidrs: [] } },
        orchestration: { trigger: 'none' },
      },
    });
    await expectWhole(run, ['docs/lakehouse.md']);
    expect(specOf(run).lakehouse).not.toHaveProperty('orchestration');
  });

  it.each([
    [
      'a provisioned stream without shards',
      {
        zones: ZONES,
        ingestion: {
          streams: [{ name: 'orders', mode: 'provisioned', deliverTo: 'raw' }],
        },
      },
      'spec.lakehouse.ingestion.streams.orders.shards: shards is missing',
    ],
    [
      'a schedule without a time zone',
      {
        zones: ZONES,
        orchestration: {
          trigger: 'schedule',
          schedule: { cron: '0 0 6 * * ?' },
        },
      },
      'spec.lakehouse.orchestration.schedule.timeZone: timeZone is missing',
    ],
    [
      'batch copies into a zone that is not there',
      { zones: ZONES, ingestion: { batch: { into: 'landed' } } },
      'spec.lakehouse.ingestion.batch.into: ',
    ],
  ])('refuses %s', async (_, lakehouse, problem) => {
    expect(await runs.dryRun({ ...MEDALLION, lakehouse })).toMatchObject(
      refusedWith(problem),
    );
  });

  it('says all problems at once', async () => {
    const run = await runs.dryRun({
      ...MEDALLION,
      lakehouse: {
        zones: ZONES,
        ingestion: {
          streams: [{ name: 'orders', mode: 'provisioned', deliverTo: 'x' }],
        },
        orchestration: { trigger: 'schedule', schedule: {} },
      },
    });
    expect(run).toMatchObject(refusedWith('orders.shards'));
    expect(run.body).toContain('orders.deliverTo');
    expect(run.body).toContain('spec.lakehouse.orchestration.schedule');
  });
});

describeWithBundle('template federated-lakehouse', () => {
  let runs: DryRuns;
  beforeAll(async () => {
    runs = await startDryRuns({ template: 'federated-lakehouse' });
  });
  afterAll(() => runs?.stop());

  it('makes a repository with the roles of each account on a page', async () => {
    const run = await runs.dryRun(FEDERATED);
    await expectWhole(run, ['docs/connectivity.md']);
    expect(specOf(run).connectivity).toMatchObject({
      mode: 'transit-gateway',
      members: ['stores', 'online'],
    });
    const page = run.files['docs/connectivity.md'];
    expect(page).toContain('### 100000000002 (stores)');
    expect(page).toContain('`payments-online-cross-account`');
    expect(run.files['README.md']).toContain(': `connectivity`. It is');
    expect(run.files['docs/index.md']).toContain('for `connectivity`');
    expect(requested(run)).toEqual(['stores', 'online', 'connectivity']);
    expect(entitiesOf(run).at(-1)).toMatchObject({
      kind: 'Resource',
      metadata: { name: 'payments-connectivity' },
      spec: {
        type: 'databricks-shared-stack',
        system: 'payments',
        dependsOn: ['resource:payments-stores', 'resource:payments-online'],
      },
    });
    expect(run.log.join('\n')).toMatch(/"name": ?"connectivity"/);
  });

  it('deploys nothing where nobody asks for it', async () => {
    const run = await runs.dryRun({ ...FEDERATED, deploy: false });
    expect(run.status).toBe(200);
    expect(requested(run)).toEqual([]);
    expect(run.log.join('\n')).toContain('Deploy what is between them');
  });

  it('refuses networks that overlap', async () => {
    const run = await runs.dryRun({
      ...FEDERATED,
      environments: [
        environment('stores', '10.32.0.0/20'),
        environment('online', '10.32.8.0/22'),
      ],
    });
    expect(run).toMatchObject(refusedWith('overlaps'));
    expect(run.body).toContain('spec.environments.online.network.cidr');
  });
});

describeWithBundle('template multi-region-lakehouse', () => {
  let runs: DryRuns;
  beforeAll(async () => {
    runs = await startDryRuns({ template: 'multi-region-lakehouse' });
  });
  afterAll(() => runs?.stop());

  it('makes a repository with the runbook of its regions', async () => {
    const run = await runs.dryRun(REGIONS);
    await expectWhole(run, ['docs/lakehouse.md', 'docs/regions.md']);
    expect(specOf(run).regions).toMatchObject({
      primary: 'primary',
      secondaries: ['recovery'],
      sharing: { catalogs: ['payments_primary'], as: 'payments_shared' },
      database: { engine: 'aurora-postgresql', mode: 'global' },
      keys: 'multi-region',
      dns: { records: { 'orders-db': 'database' } },
      replication: { zones: ['raw', 'trusted'] },
      monitoring: { notify: ['ops@payments.example'] },
    });
    expect(run.files['docs/regions.md']).toContain(
      'aws rds failover-global-cluster',
    );
    expect(run.files['README.md']).toContain(': `regions`. It is');
    expect(requested(run)).toEqual(['primary', 'recovery', 'regions']);
    expect(entitiesOf(run).at(-1)).toMatchObject({
      metadata: { name: 'payments-regions' },
      spec: { type: 'databricks-shared-stack' },
    });
  });

  it('makes one without what was left empty', async () => {
    const run = await runs.dryRun({
      ...REGIONS,
      regions: {
        sharing: {},
        database: { engine: 'none' },
        keys: 'regional',
        dns: { records: [] },
        replication: { zones: [], schedule: {} },
        monitoring: { notify: [] },
      },
      lakehouse: { zones: [] },
    });
    await expectWhole(run, ['docs/regions.md']);
    expect(specOf(run).regions).toEqual({
      primary: 'primary',
      secondaries: ['recovery'],
      keys: 'regional',
    });
    expect(specOf(run)).not.toHaveProperty('lakehouse');
  });

  it.each([
    [
      "a secondary in the primary's region",
      {
        environments: [
          environment('primary', '10.32.0.0/20', 'us-east-1'),
          environment('recovery', '10.48.0.0/20', 'us-east-1'),
        ],
      },
      'spec.regions.secondaries.0: environment recovery is in us-east-1, the region of the primary',
    ],
    [
      'networks that overlap',
      {
        environments: [
          environment('primary', '10.32.0.0/20', 'us-east-1'),
          environment('recovery', '10.32.0.0/20', 'us-west-2'),
        ],
      },
      'overlaps',
    ],
    [
      'a database without a name to federate it as',
      { regions: { database: { engine: 'mysql' } } },
      'spec.regions.database.federateAs: federateAs is missing',
    ],
    [
      'clones without a schedule',
      {
        regions: {
          sharing: { as: 'payments_shared' },
          replication: { zones: ['trusted'] },
        },
      },
      'spec.regions.replication.schedule: schedule is missing',
    ],
  ])('refuses %s', async (_, changes, problem) => {
    expect(await runs.dryRun({ ...REGIONS, ...changes })).toMatchObject(
      refusedWith(problem),
    );
  });
});
