import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { synthesize } from '@lakeport/infra';
import { parseProject } from '@lakeport/project';
import {
  ProviderServer,
  RehearsalAccount,
  runOperation,
  seedsFor,
} from '@lakeport/rehearsal';

// What is between regions, with all of these below it, is a dozen stacks.
jest.setTimeout(900_000);

type Spec = Readonly<Record<string, unknown>>;

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
      grants: [
        { group: 'analysts', preset: 'reader' },
        { group: 'loaders', privileges: ['READ_VOLUME'] },
      ],
    },
  },
});

const online = environment(
  'online',
  '100000000012',
  'us-east-1',
  '10.32.16.0/20',
);
const recovery = environment(
  'recovery',
  '100000000012',
  'us-west-2',
  '10.48.0.0/20',
);
const abroad = environment(
  'abroad',
  '100000000012',
  'eu-central-1',
  '10.64.0.0/20',
);

/** The stacks of a project file with these environments and regions. */
function stacksOf(environments: Spec, regions: Spec, spec: Spec = {}) {
  const result = parseProject(
    JSON.stringify({
      apiVersion: 'lakeport.dev/v1alpha1',
      kind: 'Project',
      metadata: { name: 'retail', owner: 'group:default/retail-data' },
      spec: {
        databricks: { accountId: '0d26daa6-5e44-4c97-a497-ef015f91254a' },
        aws: {
          adminAccountId: '100000000001',
          adminRole: 'TerraformAdminRole',
          childRole: 'TerraformChildRole',
          state: { bucket: 'retail-terraform-tf-state', region: 'us-east-2' },
        },
        environments,
        regions,
        ...spec,
      },
    }),
  );
  if (!result.valid) {
    throw new Error(JSON.stringify(result.problems, null, 2));
  }
  return synthesize(result.project, { inEmptyAccount: true });
}

type Stacks = ReturnType<typeof stacksOf>;

const everything = {
  sharing: { catalogs: ['retail_online'], as: 'retail_online_shared' },
  keys: 'multi-region',
  dns: {
    zone: 'retail.internal.example',
    records: { 'orders-db': 'database' },
  },
  monitoring: { notify: ['ops@retail.example'] },
};

/** The file after a swap of the two. */
const swapped = {
  primary: 'recovery',
  secondaries: ['online'],
  sharing: { catalogs: ['retail_recovery'], as: 'retail_shared_back' },
};

/** A file in an account of its own, from one state of it to the next. */
class Life {
  readonly #folder = mkdtempSync(join(tmpdir(), 'lakeport-regions-'));
  readonly #account: RehearsalAccount;
  readonly #server: ProviderServer;

  private constructor(account: RehearsalAccount, server: ProviderServer) {
    this.#account = account;
    this.#server = server;
  }

  static async of(stacks: Stacks): Promise<Life> {
    const account = await RehearsalAccount.open();
    account.seed(seedsFor(stacks));
    return new Life(account, await ProviderServer.start(account));
  }

  /**
   * The changes of the stack between the regions.
   *
   * @throws Error that says which steps failed
   */
  async operate(
    operation: 'plan' | 'apply' | 'destroy',
    stacks: Stacks,
    of?: string,
  ): Promise<string[]> {
    const { steps } = await runOperation({
      operation,
      stacks,
      environment: of,
      workDir: join(this.#folder, 'work'),
      stateDir: join(this.#folder, 'states'),
      reattach: this.#server.reattach,
    });
    const failed = steps
      .filter(({ status }) => status !== 'succeeded')
      .map(({ stack, step, message }) => `${step} ${stack}: ${message}`);
    if (failed.length > 0) {
      throw new Error(failed.join('\n'));
    }
    return steps
      .filter(
        ({ step, stack }) => step === 'plan' && stack.endsWith('-regions'),
      )
      .flatMap(({ changes }) => changes ?? [])
      .map(({ actions, address }) => `${actions.join('/')} ${address}`);
  }

  /**
   * Goes to another state of the file, and says what that changes.
   *
   * @throws Error when a plan finds something to do afterwards
   */
  async to(stacks: Stacks): Promise<string[]> {
    const changes = await this.operate('plan', stacks, 'regions');
    await this.operate('apply', stacks, 'regions');
    const again = await this.operate('plan', stacks, 'regions');
    if (again.length > 0) {
      throw new Error(`planned again: ${again.join(', ')}`);
    }
    return changes;
  }

  async destroy(stacks: Stacks): Promise<number> {
    await this.operate('destroy', stacks);
    return this.#account.objectsLeft();
  }

  async end(): Promise<void> {
    await this.#server.stop();
    this.#account.close();
    rmSync(this.#folder, { recursive: true, force: true });
  }
}

const ofDatabasesAndKeys = (change: string) =>
  / aws_(rds|db|kms|secretsmanager)_/.test(change);
const ofReading = (change: string) =>
  / (databricks|time)_\w+\.copy-replica-/.test(change);
const ofRecords = (change: string) => change.includes('aws_route53_record');

describe('what lies between regions, rehearsed', () => {
  let life: Life | undefined;
  afterEach(() => life?.end());

  it('is in two accounts, and leaves a global database and keys where they are when primary and secondary swap', async () => {
    const environments = {
      online,
      recovery: { ...recovery, awsAccountId: '100000000013' },
    };
    const spec = {
      connectivity: { mode: 'peering', members: ['online', 'recovery'] },
      lakehouse: {
        environments: ['online'],
        zones: { raw: { format: 'files' }, trusted: {} },
      },
    };
    const database = {
      engine: 'aurora-postgresql',
      mode: 'global',
      federateAs: 'retail_orders',
    };
    const before = stacksOf(
      environments,
      {
        primary: 'online',
        secondaries: ['recovery'],
        ...everything,
        database,
        replication: {
          zones: ['raw', 'trusted'],
          schedule: { cron: '0 0 3 * * ?', timeZone: 'Europe/Berlin' },
        },
      },
      spec,
    );
    life = await Life.of(before);
    await life.operate('apply', before);
    expect(await life.operate('plan', before, 'regions')).toEqual([]);

    const after = stacksOf(
      environments,
      { ...everything, ...swapped, database },
      spec,
    );
    const changes = await life.to(after);

    expect(changes.filter(ofDatabasesAndKeys)).toEqual([]);
    expect(changes.filter(ofReading).sort()).toEqual([
      'delete databricks_external_location.copy-replica-raw-recovery-storage-location',
      'delete databricks_grant.copy-replica-raw-recovery-grant-loaders',
      'delete databricks_storage_credential.copy-replica-raw-recovery-storage-credential',
      'delete time_sleep.copy-replica-raw-recovery-storage-role-ready',
    ]);
    expect(changes.filter(ofRecords)).toEqual([
      'update aws_route53_record.dns-orders-db-primary',
      'update aws_route53_record.dns-orders-db-secondary',
    ]);
    expect(await life.destroy(after)).toBe(0);
  });

  it('loses a secondary that stays in the file, and promotes a replica of RDS in place', async () => {
    const environments = { online, recovery, abroad };
    const regions = {
      primary: 'online',
      secondaries: ['recovery', 'abroad'],
      ...everything,
      database: {
        engine: 'mysql',
        mode: 'replica',
        federateAs: 'retail_orders',
        federationSecret:
          'arn:aws:secretsmanager:us-east-1:100000000012:secret:reader-AbCdEf',
      },
    };
    const before = stacksOf(environments, regions);
    life = await Life.of(before);
    await life.operate('apply', before);
    expect(await life.operate('plan', before, 'regions')).toEqual([]);

    // Its catalogs and its connection are in a workspace that is no member now.
    const without = { ...regions, secondaries: ['recovery'] };
    const gone = await life.to(stacksOf(environments, without));
    expect(gone.filter(change => !change.startsWith('delete '))).toEqual([
      'update aws_cloudwatch_dashboard.watch-dashboard',
      'update aws_secretsmanager_secret.database-secret',
    ]);
    expect(gone).toEqual(
      expect.arrayContaining([
        'delete databricks_catalog.share-abroad-catalog',
        'delete databricks_connection.federation-abroad',
        'delete aws_db_instance.database-replica-abroad',
      ]),
    );
    expect(gone.filter(change => !change.includes('abroad'))).toHaveLength(2);

    const after = stacksOf(environments, {
      ...without,
      ...swapped,
      database: { ...regions.database, federationSecret: undefined },
    });
    expect((await life.to(after)).filter(ofDatabasesAndKeys).sort()).toEqual([
      'create aws_db_instance.database-replica-online',
      'delete aws_db_instance.database-instance-online',
      'update aws_db_instance.database-instance-recovery',
    ]);
    expect(await life.destroy(after)).toBe(0);
  });
});
