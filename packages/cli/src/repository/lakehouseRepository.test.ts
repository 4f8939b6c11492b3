import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { parse } from 'yaml';
import { projectFile } from '../__testUtils__/projectFile';
import { runLakeport } from '../__testUtils__/runLakeport';
import { temporaryFolder } from '../__testUtils__/temporaryFolder';

jest.setTimeout(120_000);

const environment = (
  name: string,
  account: string,
  cidr: string,
  region = 'us-west-2',
) => `    ${name}:
      awsAccountId: "${account}"
      region: ${region}
      securityProfile: development
      network: { cidr: ${cidr}, availabilityZones: [${region}a, ${region}b] }
`;

const STORES = environment('stores', '100000000011', '10.32.0.0/20');
const ONLINE = environment('online', '100000000012', '10.32.16.0/20');

const LAKEHOUSE = `  lakehouse:
    zones:
      raw: { retentionDays: 400, transitionToGlacierDays: 90 }
      trusted: {}
      refined: {}
      landed: { path: s3://somebodys/files }
    ingestion:
      streams:
        orders: { mode: on-demand, deliverTo: raw }
        clicks: { mode: provisioned, shards: 3, deliverTo: raw }
      batch: { into: raw }
      onPremises: { cidrs: [192.168.0.0/16] }
    orchestration: { trigger: eventbridge }
`;

/** Without the bucket of somebody else, which one environment may use. */
const OF_ALL = LAKEHOUSE.replace(/ {6}landed.*\n/, '');

describe('the repository of a lakehouse', () => {
  const folder = temporaryFolder();
  const at = (...names: string[]) => join(folder.path, ...names);
  const read = (...names: string[]) => readFileSync(at(...names), 'utf8');
  const write = (path: string, content: string) => {
    mkdirSync(dirname(at(path)), { recursive: true });
    writeFileSync(at(path), content);
  };
  const project = (environments: string, rest = '') =>
    write('lakeport.yaml', `${projectFile(environments)}${rest}`);
  const lakeport = (...args: string[]) =>
    runLakeport(args, { cwd: folder.path });

  it('has a page of zones, of what moves data, and as whom', async () => {
    project(STORES, LAKEHOUSE);
    const { stdout } = await lakeport('docs', 'lakeport.yaml');
    expect(stdout).toContain('wrote docs/lakehouse.md\n');
    const page = read('docs/lakehouse.md');
    for (const fact of [
      '| raw | `raw` | files, as they come | to Glacier after 90 days, deleted after 400 days |',
      '| trusted | `trusted` | Delta tables | for good |',
      '| `raw_to_trusted` | raw | trusted | `cleanse`, which comes with lakeport |',
      '## stores',
      '| raw | `s3://hello-stores-raw-zone-100000000011` | `hello-stores-raw-zone` | `hello_stores_raw_zone` |',
      '| landed | `s3://somebodys/files` | `hello-stores-landed-zone` |',
      '| Kinesis stream `hello-stores-clicks` (3 shards) | `s3://hello-stores-raw-zone-100000000011/landing/clicks/` | role `hello-stores-clicks-delivery` |',
      '| role `hello-stores-batch` |',
      '`192.168.0.0/16`',
      '| role `hello-stores-lakehouse-start` | start that state machine |',
      '| service principal `lakehouse` |',
    ]) {
      expect(page).toContain(fact);
    }
    expect(page).not.toMatch(/undefined|\[object/);
    expect(read('docs/environments.md')).toContain('[Lakehouse](lakehouse.md)');
    expect((await lakeport('docs', 'lakeport.yaml', '--check')).code).toBe(0);
  });

  it.each([
    [
      'trigger: file-arrival, minSecondsBetweenRuns: 90',
      'at most every 90 seconds',
    ],
    [
      'trigger: schedule, schedule: { cron: "0 0 6 * * ?", timeZone: Europe/Berlin }',
      '`0 0 6 * * ?` (Quartz cron, `Europe/Berlin`)',
    ],
  ])('says what starts the job with %s', async (orchestration, expected) => {
    project(STORES, LAKEHOUSE.replace('trigger: eventbridge', orchestration));
    await lakeport('docs', 'lakeport.yaml');
    const page = read('docs/lakehouse.md');
    expect(page).toContain(expected);
    expect(page).not.toContain('state machine');
  });

  it('takes back pages of what is no more, and leaves those of others', async () => {
    project(STORES + ONLINE, `${OF_ALL}  connectivity: { mode: peering }\n`);
    await lakeport('docs', 'lakeport.yaml');
    write('docs/connectivity.md', '# Ours\n');
    project(STORES);
    const { stdout } = await lakeport('docs', 'lakeport.yaml');
    expect(stdout).toContain('removed docs/lakehouse.md');
    expect(existsSync(at('docs/lakehouse.md'))).toBe(false);
    expect(read('docs/connectivity.md')).toBe('# Ours\n');
  });

  it('has a page of the ways between networks and the roles of each account', async () => {
    project(
      STORES + ONLINE,
      `${OF_ALL}  connectivity: { mode: transit-gateway, sharing: invitation, networkAcls: true }\n`,
    );
    await lakeport('docs', 'lakeport.yaml');
    const page = read('docs/connectivity.md');
    for (const fact of [
      '| stores | `100000000011` | `us-west-2` | `10.32.0.0/20` in',
      '`us-west-2` in the account of `stores`. Other accounts get to it by an invitation',
      'network ACL',
      '| `hello-connectivity` | `hello-online-base`, `hello-stores-base` |',
      'npx lakeport apply lakeport.yaml --environment connectivity',
      '### 100000000011 (stores)',
      '### 100000000012 (online)',
      '| `hello-online-cross-account` | `hello-online-base` | `arn:aws:iam::414351767826:root` (`sts:ExternalId`) | Databricks starts and stops compute with this role | ec2: 50 actions; iam: CreateServiceLinkedRole, PutRolePolicy |',
      '| `hello-online-orders-delivery` | `hello-online-data` | `firehose.amazonaws.com` (`sts:ExternalId`) | Firehose delivers hello-online-orders with it | kinesis: DescribeStream, ',
    ]) {
      expect(page).toContain(fact);
    }
    expect(page).not.toMatch(/undefined|\[object/);
    project(STORES + ONLINE, '  connectivity: { mode: peering }\n');
    await lakeport('docs', 'lakeport.yaml');
    expect(read('docs/connectivity.md')).toContain('`stores` – `online`');
  });

  it('has a page of what to do when a region is down', async () => {
    project(
      STORES +
        environment('recovery', '100000000013', '10.48.0.0/20', 'us-east-1'),
      `  regions:
    primary: stores
    secondaries: [recovery]
    database: { engine: aurora-postgresql, mode: global, federateAs: hello_orders }
`,
    );
    await lakeport('docs', 'lakeport.yaml');
    const page = read('docs/regions.md');
    expect(page).toMatch(
      /^# When a region is down\n\n<!-- Written by "lakeport docs"/,
    );
    expect(page).toContain('aws rds failover-global-cluster');
    expect(page).not.toMatch(/undefined|\[object/);
    expect(read('docs/environments.md')).toContain('(regions.md)');
    expect((await lakeport('docs', 'lakeport.yaml', '--check')).code).toBe(0);
  });

  it('starts a bundle once, which is the team’s from then on', async () => {
    project(STORES, LAKEHOUSE);
    const { code, stdout } = await lakeport('bundle', 'lakeport.yaml');
    expect({ code, stdout }).toEqual({
      code: 0,
      stdout: [
        'databricks.yml',
        'resources/lakehouse.job.yml',
        'notebooks/aggregate.py',
        'notebooks/cleanse.py',
      ]
        .map(path => `wrote bundle/${path}\n`)
        .join(''),
    });
    expect(Object.keys(parse(read('bundle/databricks.yml')).targets)).toEqual([
      'stores',
    ]);
    write('bundle/databricks.yml', '# ours\n');
    write('bundle/notebooks/cleanse.py', '# ours\n');
    expect((await lakeport('bundle', 'lakeport.yaml')).stdout).toBe(
      'bundle/databricks.yml is there already\n',
    );
    expect(read('bundle/databricks.yml')).toBe('# ours\n');
    expect(read('bundle/notebooks/cleanse.py')).toBe('# ours\n');
  });

  it('has no bundle without a job', async () => {
    project(STORES, LAKEHOUSE.replace(/ {4}orchestration.*\n/, ''));
    const { code, stdout } = await lakeport('bundle', 'lakeport.yaml');
    expect({ code, stdout }).toEqual({
      code: 0,
      stdout: 'no job of a lakehouse to bundle\n',
    });
    expect(existsSync(at('bundle'))).toBe(false);
    await lakeport('docs', 'lakeport.yaml');
    expect(read('docs/lakehouse.md')).toContain(
      '`lakehouse.orchestration` is not declared',
    );
  });
});
