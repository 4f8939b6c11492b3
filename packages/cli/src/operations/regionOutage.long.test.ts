import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runLakeport } from '../__testUtils__/runLakeport';

// Every stack of two regions, five times over.
jest.setTimeout(1_800_000);

const environment = (region: string, cidr: string) => ({
  awsAccountId: '100000000071',
  region,
  securityProfile: 'development',
  network: {
    cidr,
    availabilityZones: [`${region}a`, `${region}b`],
    egress: 'single-nat',
  },
});

/** Less than the example, which is rehearsed on its own, and all that fails over. */
const PROJECT = {
  apiVersion: 'lakeport.dev/v1alpha1',
  kind: 'Project',
  metadata: { name: 'resilient', owner: 'group:default/resilient-data' },
  spec: {
    databricks: { accountId: '0d26daa6-5e44-4c97-a497-ef015f91254a' },
    aws: {
      adminAccountId: '100000000001',
      adminRole: 'TerraformAdminRole',
      childRole: 'TerraformChildRole',
      state: { bucket: 'acme-terraform-tf-state', region: 'us-east-1' },
    },
    environments: {
      main: environment('us-east-1', '10.88.0.0/22'),
      spare: environment('us-west-2', '10.88.4.0/22'),
    },
    lakehouse: {
      environments: ['main'],
      zones: { raw: {}, refined: {} },
    },
    regions: {
      primary: 'main',
      secondaries: ['spare'],
      sharing: { catalogs: ['resilient_main'], as: 'resilient_main_shared' },
      database: {
        engine: 'aurora-postgresql',
        mode: 'global',
        federateAs: 'resilient_orders',
      },
      dns: {
        zone: 'resilient.internal.example',
        records: { 'orders-db': 'database' },
      },
      replication: {
        zones: ['raw', 'refined'],
        schedule: { cron: '0 30 * * * ?', timeZone: 'UTC' },
      },
    },
  },
};

describe('rehearse --drill region-outage', () => {
  const folder = mkdtempSync(join(tmpdir(), 'lakeport-outage-'));
  const file = join(folder, 'lakeport.yaml');
  beforeAll(() => writeFileSync(file, JSON.stringify(PROJECT)));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it('takes a project to its other region and back', async () => {
    const { code, stdout, stderr } = await runLakeport([
      'rehearse',
      file,
      '--drill',
      'region-outage',
      '--environment',
      'main',
      '--json',
    ]);
    const lines = stdout
      .trim()
      .split('\n')
      .map(line => JSON.parse(line));
    const { drill, ...end } = lines.at(-1);

    expect(
      lines
        .filter(({ status }) => status === 'failed')
        .map(({ step, stack, message }) => `${step} ${stack}: ${message}`),
    ).toEqual([]);
    expect({ stderr, ...end }).toMatchObject({
      stderr: '',
      done: true,
      operation: 'rehearse',
      environment: 'main',
      rehearsal: true,
      failures: 0,
      objectsLeft: 0,
    });
    expect(code).toBe(0);
    expect(lines.filter(({ notice }) => notice)).toHaveLength(6);
    expect(drill).toMatchObject({
      drill: 'region-outage',
      simulated: true,
      region: 'us-east-1',
      findings: [
        expect.stringContaining(
          'The state bucket acme-terraform-tf-state is in us-east-1 as well',
        ),
        'spare has no part in the lakehouse: after a failover no zone is copied.',
      ],
      failover: { to: 'spare' },
      failBack: { differences: [] },
    });
    const plans = Object.fromEntries(
      drill.targets.map(({ target, plan }: Record<string, string>) => [
        target,
        plan,
      ]),
    );
    expect(plans).toMatchObject({
      main: 'fails',
      // IAM is read and changed in us-east-1.
      spare: 'without-refresh',
      regions: 'fails',
    });
    expect(
      drill.failover.waiting.map(({ stack }: { stack: string }) => stack),
    ).toContain('resilient-regions');
  });
});
