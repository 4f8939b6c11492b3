import { changedEnvironment } from '../__testUtils__/changedEnvironment';
import { changedLakehouse } from '../__testUtils__/changedLakehouse';

const { said, project } = changedLakehouse;
const SECRET =
  'arn:aws:secretsmanager:us-east-1:100000000012:secret:orders-reader-a1B2c3';

const other = (awsAccountId: string, region: string, cidr: string) => ({
  ...project().spec.environments.recovery,
  awsAccountId,
  region,
  network: { cidr, availabilityZones: [`${region}a`, `${region}b`] },
});

describe('regions', () => {
  it.each<[string, Record<string, unknown>, RegExp]>([
    [
      'a primary that there is not',
      { 'regions.primary': 'onlin' },
      /^regions\.primary: there is no environment "onlin" -> did you mean online\?/,
    ],
    [
      'a secondary that there is not',
      { 'regions.secondaries': ['recovry'] },
      /^regions\.secondaries\.0: there is no environment "recovry" -> did you mean recovery\?/,
    ],
    [
      'no secondary',
      { 'regions.secondaries': [] },
      /^regions\.secondaries: no secondary environment is listed/,
    ],
    [
      'a secondary twice',
      { 'regions.secondaries': ['recovery', 'recovery'] },
      /^regions\.secondaries\.1: "recovery" is listed twice/,
    ],
    [
      'a secondary that is the primary',
      { 'regions.secondaries': ['recovery', 'online'] },
      /^regions\.secondaries\.1: online is the primary.* -> use an environment in another region, such as recovery/,
    ],
    [
      "a secondary in the primary's region",
      { 'regions.secondaries': ['recovery', 'stores'] },
      /^regions\.secondaries\.1: environment stores is in us-east-1, the region of the primary online, and would be lost with it -> use an environment in another region, such as recovery/,
    ],
    ...(
      [
        ['regions.database', 'the metastore of a region has one catalog'],
        ['regions.monitoring', 'the database has one copy in a region'],
      ] as const
    ).map(([without, reason]): [string, Record<string, unknown>, RegExp] => [
      `two secondaries in a region, where ${reason}`,
      {
        'environments.spare': other(
          '100000000014',
          'us-west-2',
          '10.49.0.0/20',
        ),
        'regions.secondaries': ['recovery', 'spare'],
        'regions.dns': undefined,
        [without]: undefined,
      },
      new RegExp(
        `^regions\\.secondaries\\.1: environment spare is in us-west-2, like the secondary recovery, and ${reason}`,
      ),
    ]),
    [
      'two secondaries in a region, where a key has one replica',
      {
        'environments.spare': other(
          '100000000014',
          'us-west-2',
          '10.49.0.0/20',
        ),
        regions: {
          primary: 'online',
          secondaries: ['recovery', 'spare'],
          keys: 'multi-region',
        },
      },
      /^regions\.secondaries\.1: .*, and a key has one replica in a region/,
    ],
    // Sharing.
    [
      "a shared catalog that is not the primary's",
      { 'regions.sharing.catalogs': ['retail_online', 'retail_stores'] },
      /^regions\.sharing\.catalogs\.1: retail_stores is no catalog of the primary environment online -> did you mean retail_online\?/,
    ],
    [
      'a catalog twice',
      { 'regions.sharing.catalogs': ['retail_online', 'retail_online'] },
      /^regions\.sharing\.catalogs\.1: "retail_online" is listed twice/,
    ],
    [
      'no shared catalog',
      { 'regions.sharing.catalogs': [], 'regions.replication': undefined },
      /^regions\.sharing\.catalogs: no catalog is listed/,
    ],
    [
      'a shared catalog under a name that is taken there',
      { 'regions.sharing.as': 'retail_recovery' },
      /^regions\.sharing\.as: catalog retail_recovery is in environment recovery already, which shares the metastore of us-west-2 -> use a name/,
    ],
    [
      'a federated catalog under a name that is taken at home',
      { 'regions.database.federateAs': 'retail_stores' },
      /^regions\.database\.federateAs: catalog retail_stores is in environment stores already, which shares the metastore of us-east-1/,
    ],
    [
      'a federated catalog under a name that is taken away',
      { 'regions.database.federateAs': 'retail_recovery' },
      /^regions\.database\.federateAs: catalog retail_recovery is in environment recovery already/,
    ],
    [
      'shared and federated catalogs of one name',
      { 'regions.database.federateAs': 'retail_online_shared' },
      /^regions\.database\.federateAs: catalog retail_online_shared is what the shared catalogs are seen as already/,
    ],
    [
      'two schemas that are seen under one name',
      {
        'environments.online.catalogs': {
          retail_online: { default: true, schemas: { more_orders: {} } },
          more: { schemas: { orders: {} } },
        },
        'regions.sharing.catalogs': ['retail_online', 'more'],
      },
      /^regions\.sharing\.catalogs\.1: schema orders of catalog more would be seen as more_orders, like schema more_orders of catalog retail_online -> give one of the two another name, or list more before the other/,
    ],
    [
      "a schema that is seen under the name of a zone's",
      {
        'environments.online.catalogs': {
          retail_online: { default: true },
          more: { schemas: { orders: {} } },
        },
        'lakehouse.zones.more_orders': {},
        'regions.sharing.catalogs': ['retail_online', 'more'],
      },
      /^regions\.sharing\.catalogs\.1: schema orders of catalog more would be seen as more_orders, like schema more_orders of catalog retail_online/,
    ],
    // Database and names.
    [
      'an engine of the other mode',
      { 'regions.database.engine': 'postgres' },
      /^regions\.database\.engine: engine "postgres" does not go with mode: global -> use aurora-postgresql or aurora-mysql/,
    ],
    [
      'Aurora as a replica',
      { 'regions.database.mode': 'replica' },
      /^regions\.database\.engine: engine "aurora-postgresql" does not go with mode: replica -> use postgres or mysql/,
    ],
    [
      'an engine that there is not',
      { 'regions.database.engine': 'oracle' },
      /^regions\.database\.engine: unknown engine "oracle" -> use aurora-postgresql or aurora-mysql/,
    ],
    [
      'an unknown mode',
      { 'regions.database.mode': 'globl' },
      /^regions\.database\.mode: unknown mode "globl" -> did you mean global\? known are global, replica/,
    ],
    [
      'an instance class that is none',
      { 'regions.database.instanceClass': 'r6g.large' },
      /^regions\.database\.instanceClass: "r6g\.large" is not an instance class of a database/,
    ],
    [
      'an instance class with too little memory',
      { 'regions.database.instanceClass': 'db.t4g.medium' },
      /^regions\.database\.instanceClass: an Aurora global database does not run on db\.t4g\.medium -> use .* such as db\.r6g\.large/,
    ],
    ...['db.r4.large', 'db.r3.large', 'db.x1e.xlarge', 'db.m6g.large'].map(
      (instanceClass): [string, Record<string, unknown>, RegExp] => [
        `the instance class ${instanceClass}, which Aurora has not`,
        { 'regions.database.instanceClass': instanceClass },
        /^regions\.database\.instanceClass: an Aurora global database does not run on db\..* -> use a class with much memory from db\.r5 on/,
      ],
    ),
    [
      'a database of the name of a word of SQL',
      { 'regions.database.databaseName': 'Order' },
      /databaseName: "Order" is a word of SQL, which RDS takes as no name -> use another name, such as orders/,
    ],
    [
      'a database name with a dash',
      { 'regions.database.databaseName': 'orders-db' },
      /databaseName: "orders-db" is not a database name/,
    ],
    [
      'the database of the engine itself',
      { 'regions.database.databaseName': 'RdsAdmin' },
      /databaseName: "RdsAdmin" is a database that the engine keeps for itself/,
    ],
    [
      'a secret that is none',
      { 'regions.database.federationSecret': 'orders-reader' },
      /federationSecret: "orders-reader" is not the ARN of a secret/,
    ],
    [
      'a secret elsewhere',
      {
        'regions.database.federationSecret': SECRET.replace(
          'us-east-1',
          'us-west-2',
        ),
      },
      /^regions\.database\.federationSecret: the secret is in region us-west-2 of AWS account 100000000012, the database in us-east-1 of 100000000012/,
    ],
    [
      'a secret of somebody else',
      {
        'regions.database.federationSecret': SECRET.replace('0012', '0011'),
      },
      /federationSecret: the secret is in region us-east-1 of AWS account 100000000011/,
    ],
    [
      'a database without a network',
      {
        'environments.recovery.network': {
          existing: changedEnvironment.existing,
        },
        'environments.recovery.privateLink': { backEnd: false },
        'connectivity.members': ['stores', 'online'],
      },
      /^regions\.database: environment recovery has no network that is made here, and the database lies in its subnets/,
    ],
    [
      'a name of a database that there is not',
      { 'regions.database': undefined },
      /^regions\.dns\.records\.orders-db: orders-db stands for the database, and regions has none/,
    ],
    [
      'a name for something unknown',
      { 'regions.dns.records.orders-db': 'databse' },
      /^regions\.dns\.records\.orders-db: unknown orders-db "databse" -> did you mean database\?/,
    ],
    ...[
      'example',
      'Retail.example',
      'a..example',
      '-a.example',
      'a.example.',
      '*.example',
    ].map((zone): [string, Record<string, unknown>, RegExp] => [
      `the zone ${zone}`,
      { 'regions.dns.zone': zone },
      /^regions\.dns\.zone: .* is not the name of a DNS zone/,
    ]),
    ...[
      ['us-east-1.rds.amazonaws.com', 'amazonaws.com'],
      ['amazonaws.com', 'amazonaws.com'],
      ['cloud.databricks.com', 'databricks.com'],
      ['us-west-2.compute.internal', 'compute.internal'],
      ['ec2.internal', 'ec2.internal'],
    ].map(([zone, domain]): [string, Record<string, unknown>, RegExp] => [
      `the zone ${zone}`,
      { 'regions.dns.zone': zone },
      new RegExp(
        `^regions\\.dns\\.zone: "${zone}" would hide the names of ${domain} from the networks it is answered in -> use a domain of yours`,
      ),
    ]),
    [
      'a name that no zone has',
      { 'regions.dns.records': { 'orders_db!': 'database' } },
      /^regions\.dns\.records\.orders_db!: "orders_db!" is not a name in a DNS zone/,
    ],
    [
      'mail to nobody',
      { 'regions.monitoring.notify': [] },
      /^regions\.monitoring\.notify: nobody is listed/,
    ],
    [
      'mail to no address',
      { 'regions.monitoring.notify': ['ops'] },
      /^regions\.monitoring\.notify\.0: "ops" is not an email address -> use an email address, such as ops@retail\.example/,
    ],
    // Keys.
    [
      'keys over two AWS accounts',
      {
        'regions.keys': 'multi-region',
        'environments.recovery.encryption': { storage: true },
      },
      /^regions\.keys: a key has replicas in one AWS account only, and environments online and recovery, with keys of their own for encryption, are in 100000000012 and 100000000013 -> use keys: regional/,
    ],
    [
      'a replica of no key',
      {
        'regions.keys': 'multi-region',
        'environments.recovery.awsAccountId': '100000000012',
        'environments.recovery.workspaceEncryption': { storage: true },
      },
      /^regions\.keys: the key for workspaceEncryption of environment recovery would be a replica of the primary's, and online makes none/,
    ],
    [
      'unknown keys',
      { 'regions.keys': 'multi' },
      /^regions\.keys: unknown keys "multi" -> did you mean multi-region\?/,
    ],
    // Replication.
    [
      'replication of a zone that there is not',
      { 'regions.replication.zones': ['raw', 'refind'] },
      /^regions\.replication\.zones\.1: there is no zone "refind" -> did you mean refined\?/,
    ],
    [
      'replication of a primary without a lakehouse',
      { 'lakehouse.environments': ['stores'] },
      /^regions\.replication\.zones: the primary online has no part in the lakehouse.* -> add online to lakehouse\.environments/,
    ],
    [
      'replication without a lakehouse',
      { lakehouse: undefined },
      /^regions\.replication\.zones: there is no lakehouse/,
    ],
    [
      'clones without a schedule',
      { 'regions.replication.schedule': undefined },
      /^regions\.replication\.schedule: schedule is missing: the tables of zone refined are cloned by a job/,
    ],
    [
      'a schedule of clones without a time zone',
      { 'regions.replication.schedule': { cron: '0 0 * * * ?' } },
      /^regions\.replication\.schedule\.timeZone: timeZone is missing/,
    ],
    [
      'a schedule of files',
      { 'regions.replication.zones': ['raw'] },
      /^regions\.replication\.schedule: schedule does not go with zones of files only/,
    ],
    [
      'clones of what is not shared',
      { 'regions.sharing': undefined },
      /^regions\.replication\.zones\.1: the tables of zone refined are cloned out of catalog retail_online, which is not shared -> add retail_online to regions\.sharing\.catalogs/,
    ],
    [
      'clones into a region without a default catalog',
      { 'environments.recovery.catalogs': { retail_recovery: {} } },
      /^environments\.recovery\.catalogs: environment recovery has no default catalog, which the tables of zone refined are cloned into -> set default: true/,
    ],
    [
      'clones into a schema that is declared',
      {
        'environments.recovery.catalogs': {
          retail_recovery: {
            default: true,
            schemas: { refined_of_online: {} },
          },
        },
      },
      /^environments\.recovery\.catalogs\.retail_recovery\.schemas\.refined_of_online: schema refined_of_online is made for the clones of zone refined already/,
    ],
    [
      'replication of a bucket of somebody else',
      {
        'lakehouse.environments': ['online'],
        'lakehouse.zones.more': {
          path: 's3://acme-lake/more',
          format: 'files',
        },
        'regions.replication.zones': ['raw', 'refined', 'more'],
      },
      /^regions\.replication\.zones\.2: zone more lies in a bucket of somebody else/,
    ],
  ])('refuse %s', (_, changes, expected) => {
    expect(said(changes)).toEqual([expect.stringMatching(expected)]);
  });

  it.each<[string, Record<string, unknown>]>([
    [
      'keys that are replicated in one AWS account',
      {
        'regions.keys': 'multi-region',
        'environments.recovery.awsAccountId': '100000000012',
        'environments.recovery.securityProfile': 'maximum-security',
        'environments.online.securityProfile': 'maximum-security',
      },
    ],
    [
      'keys of the database only, over AWS accounts',
      { 'regions.keys': 'multi-region' },
    ],
    [
      'a secret of the primary',
      { 'regions.database.federationSecret': SECRET },
    ],
    [
      'secondaries in one region with nothing that there is one of',
      {
        'environments.spare': other(
          '100000000014',
          'us-west-2',
          '10.49.0.0/20',
        ),
        regions: { primary: 'online', secondaries: ['recovery', 'spare'] },
      },
    ],
    ...['db.r5.large', 'db.r6gd.xlarge', 'db.r8g.large', 'db.x2g.large'].map(
      (instanceClass): [string, Record<string, unknown>] => [
        `a global database on ${instanceClass}`,
        { 'regions.database.instanceClass': instanceClass },
      ],
    ),
    [
      'a certificate that is taken unchecked',
      { 'regions.database.trustServerCertificate': true },
    ],
    [
      'zones of one domain that only end like one of AWS',
      { 'regions.dns.zone': 'notamazonaws.com' },
    ],
    [
      'schemas of one name in several catalogs',
      {
        'environments.online.catalogs': {
          retail_online: { default: true, schemas: { orders: {} } },
          more: { schemas: { orders: {}, raw: {} } },
        },
        'regions.sharing.catalogs': ['retail_online', 'more'],
      },
    ],
    [
      'a replica on a small instance',
      {
        'regions.database': {
          engine: 'mysql',
          mode: 'replica',
          federateAs: 'retail_orders',
          instanceClass: 'db.t4g.medium',
        },
      },
    ],
  ])('take %s', (_, changes) => {
    expect(said(changes)).toEqual([]);
  });
});
