import { changedEnvironment } from '../__testUtils__/changedEnvironment';
import { changedLakehouse } from '../__testUtils__/changedLakehouse';

const { said } = changedLakehouse;
const LAKE = 'lakehouse';
const streams = `${LAKE}.ingestion.streams`;
const zones = `${LAKE}.zones`;
const schedule = { cron: '0 0 6 * * ?', timeZone: 'Europe/Berlin' };

describe('a lakehouse', () => {
  it('is valid as the tests have it', () => {
    expect(said({})).toEqual([]);
  });

  it.each<[string, Record<string, unknown>, RegExp]>([
    // Environments.
    [
      'an environment that there is not',
      {
        [`${LAKE}.environments`]: ['stores', 'onlin'],
        'regions.replication': undefined,
      },
      /^lakehouse\.environments\.1: there is no environment "onlin" -> did you mean online\?/,
    ],
    [
      'an environment twice',
      { [`${LAKE}.environments`]: ['stores', 'online', 'stores'] },
      /^lakehouse\.environments\.2: "stores" is listed twice/,
    ],
    [
      'no environment',
      { [`${LAKE}.environments`]: [], 'regions.replication': undefined },
      /^lakehouse\.environments: no environment is listed/,
    ],
    [
      'an environment without catalogs',
      { 'environments.stores.catalogs': {} },
      /^environments\.stores\.catalogs: environment stores has no default catalog.* -> set default: true/,
    ],
    [
      'an environment without a default catalog',
      { 'environments.stores.catalogs': { retail_stores: {} } },
      /^environments\.stores\.catalogs: environment stores has no default catalog/,
    ],
    [
      'a schema that a zone makes',
      {
        'environments.stores.catalogs': {
          retail_stores: { default: true, schemas: { trusted: {} } },
        },
      },
      /^environments\.stores\.catalogs\.retail_stores\.schemas\.trusted: schema trusted is made for zone trusted/,
    ],
    [
      'a service principal of the name that the job has',
      { 'environments.stores.servicePrincipals': { lakehouse: {} } },
      /^environments\.stores\.servicePrincipals\.lakehouse: service principal lakehouse is made for the job/,
    ],
    [
      'a second grant to the service principal of the job',
      {
        'environments.stores.catalogs': {
          retail_stores: {
            default: true,
            grants: [{ servicePrincipal: 'lakehouse', preset: 'reader' }],
          },
        },
      },
      /^environments\.stores\.catalogs\.retail_stores\.grants\.0\.servicePrincipal: service principal lakehouse is granted on retail_stores what its job needs already, and has one grant on a catalog -> remove it here/,
    ],
    [
      'a job as the service principal of a lakehouse that starts no job',
      {
        [`${LAKE}.orchestration`]: undefined,
        'environments.stores.jobs': {
          tidy: {
            runAs: 'lakehouse',
            tasks: { all: { notebook: { path: '/Shared/tidy' } } },
          },
        },
      },
      /^environments\.stores\.jobs\.tidy\.runAs: "lakehouse" is not in servicePrincipals/,
    ],
    [
      'a job as the service principal of a lakehouse elsewhere',
      {
        'environments.recovery.jobs': {
          tidy: {
            runAs: 'lakehouse',
            tasks: { all: { notebook: { path: '/Shared/tidy' } } },
          },
        },
      },
      /^environments\.recovery\.jobs\.tidy\.runAs: "lakehouse" is not in servicePrincipals/,
    ],
    [
      'a zone of the name of a schema that is there',
      { [`${zones}.information_schema`]: {} },
      /^lakehouse\.zones\.information_schema: zone information_schema would be schema information_schema: .* -> give the zone another name/,
    ],
    [
      'a zone without a value, and nothing that follows from that',
      { [`${zones}.raw`]: null },
      /^lakehouse\.zones\.raw: raw has no value/,
    ],
    [
      'a cluster that an environment has not',
      {
        [`${LAKE}.orchestration.cluster`]: 'carier',
        'environments.stores.compute': {
          clusters: {
            carrier: { singleNode: true, nodeType: 'm5d.large' },
          },
        },
        'environments.online.compute': {
          clusters: {
            carier: { singleNode: true, nodeType: 'm5d.large' },
          },
        },
      },
      /^lakehouse\.orchestration\.cluster: "carier" is not in compute\.clusters of environment stores -> did you mean carrier\?/,
    ],
    [
      'Step Functions that let nobody in',
      {
        'environments.stores.workspace': {
          ipAccessLists: { allow: ['203.0.113.0/24'], block: [] },
        },
      },
      /^lakehouse\.orchestration\.trigger: Step Functions cannot reach the workspace of environment stores: its ipAccessLists .*-> use trigger: file-arrival/,
    ],
    [
      'Step Functions and a workspace without public access',
      {
        'environments.stores.privateLink': {
          backEnd: true,
          frontEnd: true,
          publicAccess: false,
        },
        github: { runsOn: 'inside' },
      },
      /^lakehouse\.orchestration\.trigger: .* of environment stores: privateLink\.publicAccess is false/,
    ],
    [
      'feeds from outside AWS without a network that is made here',
      {
        'environments.stores.network': {
          existing: changedEnvironment.existing,
        },
        'environments.stores.privateLink': { backEnd: false },
        'connectivity.members': ['online', 'recovery'],
      },
      /^lakehouse\.ingestion\.onPremises: environment stores has no network that is made here/,
    ],
    [
      'feeds from the addresses of a network',
      {
        [`${LAKE}.ingestion.onPremises.cidrs`]: [
          '192.168.0.0/16',
          '10.32.0.0/16',
        ],
      },
      /^lakehouse\.ingestion\.onPremises\.cidrs\.1: 10\.32\.0\.0\/16 overlaps 10\.32\.0\.0\/20 of environment stores/,
    ],
    [
      'feeds from the addresses of a member elsewhere',
      { [`${LAKE}.ingestion.onPremises.cidrs`]: ['10.48.0.0/16'] },
      /cidrs\.0: 10\.48\.0\.0\/16 overlaps 10\.48\.0\.0\/20 of environment recovery/,
    ],
    // Zones.
    [
      'no zone',
      {
        [zones]: {},
        'regions.replication': undefined,
        [`${LAKE}.ingestion`]: undefined,
      },
      /^lakehouse\.zones: there is no zone -> write at least one zone by name/,
    ],
    [
      'a zone without a name',
      { [`${zones}.Raw`]: {} },
      /^lakehouse\.zones\.Raw: "Raw" is not a zone name/,
    ],
    [
      'a schema of two zones',
      { [`${zones}.refined`]: { schema: 'trusted' } },
      /^lakehouse\.zones\.refined\.schema: schema trusted is that of zone trusted already/,
    ],
    [
      'an unknown format',
      { [`${zones}.raw.format`]: 'file' },
      /^lakehouse\.zones\.raw\.format: unknown format "file" -> did you mean files\?/,
    ],
    [
      'retention of Delta tables',
      { [`${zones}.trusted.retentionDays`]: 30 },
      /^lakehouse\.zones\.trusted\.retentionDays: retentionDays does not go with a zone of Delta tables.* -> .*use format: files/,
    ],
    [
      'Glacier for Delta tables',
      {
        [`${zones}.trusted`]: { format: 'delta', transitionToGlacierDays: 30 },
      },
      /^lakehouse\.zones\.trusted\.transitionToGlacierDays: transitionToGlacierDays does not go with a zone of Delta tables/,
    ],
    [
      'a move after the end',
      { [`${zones}.raw.transitionToGlacierDays`]: 400 },
      /^lakehouse\.zones\.raw\.transitionToGlacierDays: files would move to Glacier after 400 days, and are deleted after 400 -> use fewer than 400/,
    ],
    [
      'retention in the bucket of somebody else',
      {
        [`${LAKE}.environments`]: ['online'],
        [`${zones}.more`]: { path: 's3://acme-lake/more', retentionDays: 3 },
      },
      /^lakehouse\.zones\.more\.retentionDays: retentionDays does not go with a zone with a path/,
    ],
    [
      'a place that is none',
      { [`${zones}.more`]: { path: 'acme-lake/more' } },
      /^lakehouse\.zones\.more\.path: "acme-lake\/more" is not a place in a bucket/,
    ],
    [
      'a place of two environments',
      { [`${zones}.more`]: { path: 's3://acme-lake/more' } },
      /^lakehouse\.zones\.more\.path: s3:\/\/acme-lake\/more would be a place of environments stores and online, which share the metastore of us-east-1/,
    ],
    ...[
      [
        's3://acme-lake/a/',
        /zones\.two\.path: s3:\/\/acme-lake\/a is the place of zone one already/,
      ],
      [
        's3://acme-lake/a/b',
        /zones\.two\.path: s3:\/\/acme-lake\/a\/b lies in s3:\/\/acme-lake\/a of zone one/,
      ],
      [
        's3://acme-lake',
        /zones\.two\.path: s3:\/\/acme-lake holds s3:\/\/acme-lake\/a of zone one/,
      ],
    ].map(([path, expected]): [string, Record<string, unknown>, RegExp] => [
      `a zone at ${path}`,
      {
        [`${LAKE}.environments`]: ['online'],
        [`${zones}.one`]: { path: 's3://acme-lake/a' },
        [`${zones}.two`]: { path },
      },
      new RegExp(expected),
    ]),
    [
      'a zone in the storage of a catalog',
      {
        [`${LAKE}.environments`]: ['online'],
        'environments.online.catalogs': {
          retail_online: { default: true },
          legacy: { existing: { storageRoot: 's3://acme-lake/legacy' } },
        },
        [`${zones}.one`]: { path: 's3://acme-lake/legacy/one' },
      },
      /zones\.one\.path: .* lies in s3:\/\/acme-lake\/legacy of catalog legacy of environment online/,
    ],
    [
      'a zone that holds a volume of another environment',
      {
        [`${LAKE}.environments`]: ['online'],
        'environments.stores.catalogs': {
          legacy: {
            existing: {},
            schemas: {
              a: {
                volumes: {
                  b: { type: 'external', location: 's3://acme-lake/v' },
                },
              },
            },
          },
        },
        [`${zones}.one`]: { path: 's3://acme-lake/' },
      },
      /zones\.one\.path: s3:\/\/acme-lake holds s3:\/\/acme-lake\/v of volume b of catalog legacy of environment stores/,
    ],
    // Ingestion.
    [
      'a provisioned stream without shards',
      { [`${streams}.orders`]: { mode: 'provisioned', deliverTo: 'raw' } },
      /^lakehouse\.ingestion\.streams\.orders\.shards: shards is missing -> use the shards that a provisioned stream needs, a whole number from 1/,
    ],
    [
      'an on-demand stream with shards',
      { [`${streams}.orders.shards`]: 2 },
      /^lakehouse\.ingestion\.streams\.orders\.shards: shards does not go with an on-demand stream/,
    ],
    [
      'a stream of an unknown mode',
      { [`${streams}.orders.mode`]: 'ondemand' },
      /^lakehouse\.ingestion\.streams\.orders\.mode: unknown mode "ondemand" -> did you mean on-demand\? known are on-demand, provisioned/,
    ],
    [
      'a stream without a mode',
      { [`${streams}.orders.mode`]: undefined },
      /^lakehouse\.ingestion\.streams\.orders\.mode: mode is missing -> use on-demand, or provisioned/,
    ],
    [
      'a mode that is no text',
      { [`${streams}.orders.mode`]: 1 },
      /^lakehouse\.ingestion\.streams\.orders\.mode: mode must be on-demand or provisioned, not the number 1/,
    ],
    [
      'a stream that is a list',
      { [`${streams}.orders`]: [] },
      /^lakehouse\.ingestion\.streams\.orders: orders must be a mapping, not a list/,
    ],
    [
      'a stream into a zone that there is not',
      { [`${streams}.orders.deliverTo`]: 'row' },
      /^lakehouse\.ingestion\.streams\.orders\.deliverTo: there is no zone "row" -> did you mean raw\?/,
    ],
    [
      'a stream into Delta tables',
      {
        [`${zones}.trusted.format`]: 'delta',
        [`${streams}.orders.deliverTo`]: 'trusted',
      },
      /streams\.orders\.deliverTo: zone trusted holds Delta tables, and what is delivered is files -> use a zone of files, such as raw/,
    ],
    [
      'a batch into Delta tables',
      {
        [zones]: { raw: { format: 'delta' }, refined: {} },
        [`${LAKE}.ingestion`]: { batch: { into: 'raw' } },
        [`${LAKE}.orchestration`]: { trigger: 'schedule', schedule },
        'regions.replication.zones': ['raw'],
      },
      /ingestion\.batch\.into: zone raw holds Delta tables, .* -> use another zone, or set format: files on raw/,
    ],
    [
      'a stream that waits too long',
      { [`${streams}.orders.bufferSeconds`]: 901 },
      /bufferSeconds: 901 is more than 900/,
    ],
    [
      'a stream that forgets at once',
      { [`${streams}.orders.retentionHours`]: 1 },
      /retentionHours: 1 is less than 24/,
    ],
    [
      'a stream with a name that Kinesis would not take',
      { [`${streams}.Orders!`]: { mode: 'on-demand', deliverTo: 'raw' } },
      /streams\.Orders!: "Orders!" is not a stream name/,
    ],
    [
      'no ranges outside AWS',
      { [`${LAKE}.ingestion.onPremises.cidrs`]: [] },
      /onPremises\.cidrs: no range is listed/,
    ],
    // Orchestration.
    [
      'a schedule without a time zone',
      {
        [`${LAKE}.orchestration`]: {
          trigger: 'schedule',
          schedule: { cron: '0 0 6 * * ?' },
        },
      },
      /^lakehouse\.orchestration\.schedule\.timeZone: timeZone is missing -> use an IANA time zone/,
    ],
    [
      'a trigger: schedule without one',
      { [`${LAKE}.orchestration`]: { trigger: 'schedule' } },
      /^lakehouse\.orchestration\.schedule: schedule is missing -> write when it runs/,
    ],
    [
      'a schedule of a trigger that has none',
      { [`${LAKE}.orchestration.schedule`]: schedule },
      /^lakehouse\.orchestration\.schedule: schedule does not go with trigger: eventbridge/,
    ],
    [
      'a pause of a schedule',
      {
        [`${LAKE}.orchestration`]: {
          trigger: 'schedule',
          schedule,
          minSecondsBetweenRuns: 60,
        },
      },
      /minSecondsBetweenRuns: minSecondsBetweenRuns does not go with trigger: schedule/,
    ],
    [
      'runs that follow each other too fast',
      {
        [`${LAKE}.orchestration`]: {
          trigger: 'file-arrival',
          minSecondsBetweenRuns: 5,
        },
      },
      /minSecondsBetweenRuns: 5 is less than 60/,
    ],
    [
      'a notebook that is nowhere',
      { [`${LAKE}.orchestration.notebook`]: 'carry' },
      /orchestration\.notebook: "carry" is neither builtin nor a path in the workspace/,
    ],
    [
      'a trigger that nothing pulls',
      {
        [zones]: { raw: { format: 'delta' }, refined: {} },
        [`${LAKE}.ingestion`]: undefined,
        [`${LAKE}.orchestration`]: { trigger: 'file-arrival' },
      },
      /^lakehouse\.orchestration\.trigger: no zone holds files, so trigger: file-arrival would never start the job/,
    ],
    [
      'a job with nowhere to carry anything',
      {
        [zones]: { raw: {} },
        'regions.replication': undefined,
      },
      /^lakehouse\.orchestration: there is one zone, and a job carries data from one zone to the next -> add a zone/,
    ],
    [
      'feeds with nowhere to go',
      {
        [zones]: { raw: { format: 'delta' }, refined: {} },
        [`${LAKE}.ingestion`]: { onPremises: { cidrs: ['192.168.0.0/16'] } },
        [`${LAKE}.orchestration`]: undefined,
        'regions.replication': undefined,
      },
      /^lakehouse\.ingestion\.onPremises: no zone holds files, so feeds have nowhere to go -> set format: files/,
    ],
  ])('refuses %s', (_, changes, expected) => {
    expect(said(changes)).toEqual([expect.stringMatching(expected)]);
  });

  it('lends its service principal to jobs and to other catalogs', () => {
    expect(
      said({
        'environments.stores.jobs': {
          tidy: {
            runAs: 'lakehouse',
            tasks: { all: { notebook: { path: '/Shared/tidy' } } },
          },
        },
        'environments.stores.catalogs': {
          retail_stores: { default: true },
          retail_more: {
            grants: [{ servicePrincipal: 'lakehouse', preset: 'reader' }],
          },
        },
      }),
    ).toEqual([]);
  });

  it('is in all environments unless it says in which', () => {
    expect(
      said({
        [`${LAKE}.environments`]: undefined,
        'environments.recovery.catalogs': {},
        'regions.replication': undefined,
      }),
    ).toEqual([
      expect.stringMatching(/^environments\.recovery\.catalogs: .*no default/),
    ]);
  });

  it('refuses names that are too long once they are made', () => {
    expect(
      said({
        [`${zones}.${'z'.repeat(40)}`]: {},
        [`${streams}.${'s'.repeat(40)}`]: {
          mode: 'on-demand',
          deliverTo: 'raw',
        },
        [`${LAKE}.environments`]: ['online'],
      }),
    ).toEqual([
      expect.stringMatching(
        /^lakehouse\.zones\.z{40}: the bucket of zone z{40} of environment online cannot be called .*: it has 72 characters -> shorten the name of the zone by 9 characters/,
      ),
    ]);
  });

  it('refuses names that two of its parts would share', () => {
    const stream = { mode: 'on-demand', deliverTo: 'raw' };
    expect(
      said({ [streams]: { 'web-clicks': stream, web_clicks: stream } }),
    ).toEqual(
      ['stores', 'online'].map(name =>
        expect.stringMatching(
          `streams\\.web_clicks: the role of stream web_clicks of environment ${name} would be called retail-${name}-web-clicks-delivery, like that of stream web-clicks`,
        ),
      ),
    );
  });

  it('refuses names that two environments would share', () => {
    const { online } = changedLakehouse.project().spec.environments;
    const found = said({
      'environments.online-a': {
        ...online,
        awsAccountId: '100000000019',
        network: {
          cidr: '10.49.0.0/20',
          availabilityZones: ['us-east-1a', 'us-east-1b'],
        },
      },
      [`${LAKE}.environments`]: ['online', 'online-a'],
      [`${zones}.a_x`]: {},
      [`${zones}.x`]: {},
    });
    expect(found).toEqual([
      expect.stringMatching(
        /^lakehouse\.zones\.x: the storage credential of zone x of environment online-a would be called retail_online_a_x_zone, like that of zone a_x of environment online/,
      ),
    ]);
  });

  it('refuses more zones than data has stages', () => {
    expect(
      said({
        [zones]: Object.fromEntries(
          Array.from({ length: 51 }, (_, index) => [`z${index}`, {}]),
        ),
        'regions.replication': undefined,
        [`${LAKE}.ingestion`]: undefined,
      }),
    ).toEqual([
      expect.stringMatching(/^lakehouse\.zones: there are 51 zones -> keep/),
    ]);
  });
});
