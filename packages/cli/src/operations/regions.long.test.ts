import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { synthesize } from '@lakeport/infra';
import { parseProject } from '@lakeport/project';
import {
  ProviderServer,
  rehearse,
  RehearsalAccount,
  runOperation,
  seedsFor,
} from '@lakeport/rehearsal';

jest.setTimeout(600_000);

/** A project file with environments in two or three regions. */
function projectText(
  regions: Readonly<Record<string, unknown>>,
  recoveryAccount: string,
  spec: Readonly<Record<string, unknown>> = {},
): string {
  const environment = (
    name: string,
    awsAccountId: string,
    region: string,
    cidr: string,
  ) => ({
    awsAccountId,
    region,
    securityProfile: 'development',
    network: { cidr, availabilityZones: [`${region}a`, `${region}b`] },
    catalogs: {
      [`retail_${name}`]: {
        default: true,
        schemas: { orders: {} },
        grants: [{ group: 'analysts', preset: 'reader' }],
      },
    },
  });
  return JSON.stringify({
    apiVersion: 'lakeport.dev/v1alpha1',
    kind: 'Project',
    metadata: { name: 'retail', owner: 'group:default/retail-data' },
    spec: {
      databricks: {
        accountId: '0d26daa6-5e44-4c97-a497-ef015f91254a',
      },
      aws: {
        adminAccountId: '100000000001',
        adminRole: 'TerraformAdminRole',
        childRole: 'TerraformChildRole',
        state: { bucket: 'retail-terraform-tf-state', region: 'us-east-1' },
      },
      environments: {
        online: environment(
          'online',
          '100000000012',
          'us-east-1',
          '10.32.16.0/20',
        ),
        recovery: environment(
          'recovery',
          recoveryAccount,
          'us-west-2',
          '10.48.0.0/20',
        ),
      },
      regions: { primary: 'online', secondaries: ['recovery'], ...regions },
      ...spec,
    },
  });
}

function stacksOf(text: string) {
  const result = parseProject(text);
  if (!result.valid) {
    throw new Error(JSON.stringify(result.problems, null, 2));
  }
  return synthesize(result.project, { inEmptyAccount: true });
}

/** Takes a file through its whole life, and says what failed. */
async function rehearsed(text: string) {
  const { failures, objectsLeft, steps } = await rehearse({
    stacks: stacksOf(text),
  });
  return {
    failed: steps
      .filter(({ status }) => status !== 'succeeded')
      .map(({ stack, step, message }) => `${step} ${stack}: ${message}`),
    failures,
    objectsLeft,
  };
}

const GONE = { failed: [], failures: 0, objectsLeft: 0 };

const database = {
  engine: 'aurora-postgresql',
  mode: 'global',
  federateAs: 'retail_orders',
};
const everything = {
  sharing: { catalogs: ['retail_online'], as: 'retail_online_shared' },
  database,
  keys: 'multi-region',
  dns: {
    zone: 'retail.internal.example',
    records: { 'orders-db': 'database' },
  },
  monitoring: { notify: ['ops@retail.example'] },
};

const JOINED = {
  connectivity: { mode: 'peering', members: ['online', 'recovery'] },
};

describe('what lies between regions, rehearsed', () => {
  it('comes and goes in one account, with a global database', async () => {
    expect(
      await rehearsed(projectText(everything, '100000000012')),
    ).toMatchObject(GONE);
  });

  it('comes and goes over two accounts, with copies of zones', async () => {
    expect(
      await rehearsed(
        projectText(
          {
            ...everything,
            replication: {
              zones: ['raw', 'trusted'],
              schedule: { cron: '0 0 3 * * ?', timeZone: 'Europe/Berlin' },
            },
          },
          '100000000013',
          {
            ...JOINED,
            lakehouse: {
              environments: ['online'],
              zones: { raw: { format: 'files' }, trusted: {} },
            },
          },
        ),
      ),
    ).toMatchObject(GONE);
  });

  it('comes and goes with replicas of RDS and a reader of its own', async () => {
    expect(
      await rehearsed(
        projectText(
          {
            ...everything,
            keys: 'regional',
            database: {
              engine: 'mysql',
              mode: 'replica',
              federateAs: 'retail_orders',
              federationSecret:
                'arn:aws:secretsmanager:us-east-1:100000000012:secret:reader-AbCdEf',
            },
          },
          '100000000012',
        ),
      ),
    ).toMatchObject(GONE);
  });

  describe('when the file swaps primary and secondary', () => {
    const folders: string[] = [];
    afterAll(() => {
      for (const folder of folders) {
        rmSync(folder, { recursive: true, force: true });
      }
    });

    /** What the swap changes of databases and keys, and what a plan then finds. */
    async function swapped(
      regions: Readonly<Record<string, unknown>>,
      recoveryAccount: string,
      spec: Readonly<Record<string, unknown>> = {},
    ) {
      const folder = mkdtempSync(join(tmpdir(), 'lakeport-swap-'));
      folders.push(folder);
      const before = stacksOf(projectText(regions, recoveryAccount, spec));
      const after = stacksOf(
        projectText(
          {
            ...regions,
            primary: 'recovery',
            secondaries: ['online'],
            sharing: {
              catalogs: ['retail_recovery'],
              as: 'retail_shared_back',
            },
          },
          recoveryAccount,
          spec,
        ),
      );
      const account = await RehearsalAccount.open();
      account.seed(seedsFor(before));
      const server = await ProviderServer.start(account);
      try {
        const operate = async (
          operation: 'plan' | 'apply',
          stacks: typeof before,
          environment?: string,
        ) => {
          const { steps } = await runOperation({
            operation,
            stacks,
            environment,
            workDir: join(folder, 'work'),
            stateDir: join(folder, 'states'),
            reattach: server.reattach,
          });
          expect(
            steps
              .filter(({ status }) => status === 'failed')
              .map(
                ({ stack, step, message }) => `${step} ${stack}: ${message}`,
              ),
          ).toEqual([]);
          return steps
            .filter(
              ({ step, stack }) =>
                step === 'plan' && stack.endsWith('-regions'),
            )
            .flatMap(({ changes }) => changes ?? [])
            .map(({ actions, address }) => `${actions.join('/')} ${address}`);
        };
        await operate('apply', before);
        const planned = await operate('plan', after, 'regions');
        await operate('apply', after, 'regions');
        return {
          databasesAndKeys: planned.filter(change =>
            / aws_(rds|db|kms|secretsmanager)_/.test(change),
          ),
          records: planned.filter(change =>
            change.includes('aws_route53_record'),
          ),
          again: await operate('plan', after, 'regions'),
        };
      } finally {
        await server.stop();
        account.close();
      }
    }

    it('leaves a global database and keys where they are, over accounts', async () => {
      expect(await swapped(everything, '100000000013', JOINED)).toEqual({
        databasesAndKeys: [],
        records: [
          'update aws_route53_record.dns-orders-db-primary',
          'update aws_route53_record.dns-orders-db-secondary',
        ],
        again: [],
      });
    });

    it('promotes a replica of RDS in place, and makes a new one', async () => {
      const { again, databasesAndKeys } = await swapped(
        {
          ...everything,
          database: {
            engine: 'postgres',
            mode: 'replica',
            federateAs: 'retail_orders',
          },
        },
        '100000000012',
      );

      expect(again).toEqual([]);
      expect(databasesAndKeys.sort()).toEqual([
        'create aws_db_instance.database-replica-online',
        'delete aws_db_instance.database-instance-online',
        'update aws_db_instance.database-instance-recovery',
      ]);
    });
  });
});
