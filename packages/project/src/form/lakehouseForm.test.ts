import { checkProject } from '../checkProject';
import { parseProject } from '../parseProject';
import { serializeProject } from '../serializeProject';
import { formProblems } from './formProblems';
import type { ProjectFormValues } from './ProjectFormValues';
import { projectFromForm } from './projectFromForm';
import { projectValueFromForm } from './projectValueFromForm';

const environment = (
  name: string,
  region: string,
  cidr: string,
): NonNullable<ProjectFormValues['environments']>[number] => ({
  name,
  awsAccountId: '100000000002',
  region,
  availabilityZones: [`${region}a`, `${region}b`],
  cidr,
});
const VALUES: ProjectFormValues = {
  name: 'retail',
  owner: 'group:default/retail-data',
  adminAccountId: '100000000001',
  databricksAccountId: '0d26daa6-5e44-4c97-a497-ef015f91254a',
  stateBucket: 'acme-terraform-tf-state',
  environments: [
    environment('online', 'us-east-1', '10.32.0.0/20'),
    environment('recovery', 'us-west-2', '10.48.0.0/20'),
  ],
};
const ZONES = [{ name: 'raw' }, { name: 'trusted' }, { name: 'refined' }];

const specOf = (values: ProjectFormValues) => {
  const project = projectFromForm(values);
  expect(parseProject(serializeProject(project)).problems).toEqual([]);
  return project.spec;
};
const problemsOf = (values: unknown) =>
  formProblems(values).map(
    ({ field, path, message }) => `${field} ${path}: ${message}`,
  );

describe('the lakehouse of a form', () => {
  it('has zones and streams by name, and nothing that was left blank', () => {
    expect(
      specOf({
        ...VALUES,
        lakehouse: {
          environments: [],
          zones: [
            { name: 'raw', retentionDays: 400, transitionToGlacierDays: 90 },
            { name: 'trusted' },
          ],
          ingestion: {
            streams: [
              { name: 'orders', mode: 'on-demand', deliverTo: 'raw' },
              {
                name: 'clicks',
                mode: 'provisioned',
                shards: 2,
                deliverTo: 'raw',
              },
            ],
            batch: { into: 'raw' },
            onPremises: { cidrs: [] },
          },
          orchestration: { trigger: 'eventbridge' },
        },
      }).lakehouse,
    ).toEqual({
      zones: {
        raw: { retentionDays: 400, transitionToGlacierDays: 90 },
        trusted: {},
      },
      ingestion: {
        streams: {
          orders: { mode: 'on-demand', deliverTo: 'raw' },
          clicks: { mode: 'provisioned', shards: 2, deliverTo: 'raw' },
        },
        batch: { into: 'raw' },
      },
      orchestration: { trigger: 'eventbridge' },
    });
  });

  it('takes the mappings of the file as well', () => {
    expect(
      specOf({
        ...VALUES,
        lakehouse: {
          zones: { raw: {}, trusted: {} },
          ingestion: {
            streams: { orders: { mode: 'on-demand', deliverTo: 'raw' } },
          },
        },
      }).lakehouse,
    ).toEqual({
      zones: { raw: {}, trusted: {} },
      ingestion: {
        streams: { orders: { mode: 'on-demand', deliverTo: 'raw' } },
      },
    });
  });

  it('is none when the form says nothing of it', () => {
    for (const lakehouse of [
      {},
      { zones: [], ingestion: { streams: [], batch: {} } },
      { orchestration: { trigger: 'none' } },
    ]) {
      const { value } = projectValueFromForm({ ...VALUES, lakehouse });
      expect(value.spec).not.toHaveProperty('lakehouse');
    }
  });

  it('leaves out the answers to questions that are asked no more', () => {
    expect(
      projectValueFromForm({
        ...VALUES,
        lakehouse: {
          zones: ZONES,
          ingestion: {
            streams: [{ name: 'orders', mode: 'on-demand', shards: 2 }],
          },
          orchestration: {
            trigger: 'eventbridge',
            schedule: { cron: '0 0 6 * * ?' },
            minSecondsBetweenRuns: 90,
          },
        },
      }).value,
    ).toMatchObject({
      spec: {
        lakehouse: {
          ingestion: { streams: { orders: { mode: 'on-demand' } } },
          orchestration: { trigger: 'eventbridge' },
        },
      },
    });
    const kept = (orchestration: unknown) => {
      const { value } = projectValueFromForm({
        ...VALUES,
        lakehouse: { orchestration },
      });
      return value.spec;
    };
    const all = { schedule: { cron: 'x' }, minSecondsBetweenRuns: 90 };
    for (const [trigger, left] of [
      ['schedule', { schedule: all.schedule }],
      ['file-arrival', { minSecondsBetweenRuns: 90 }],
      ['sometimes', all],
    ] as const) {
      expect(kept({ trigger, ...all })).toHaveProperty(
        'lakehouse.orchestration',
        { trigger, ...left },
      );
    }
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
      /^lakehouse spec\.lakehouse\.ingestion\.streams\.orders\.shards: shards is missing/,
    ],
    [
      'a schedule without a time zone',
      {
        zones: ZONES,
        orchestration: {
          trigger: 'schedule',
          schedule: { cron: '0 0 6 * * ?', timeZone: '' },
        },
      },
      /^lakehouse spec\.lakehouse\.orchestration\.schedule\.timeZone: timeZone is missing/,
    ],
    [
      'two zones of one name',
      { zones: [...ZONES, { name: 'raw' }] },
      /^lakehouse spec\.lakehouse\.zones\.raw: zone "raw" is there twice/,
    ],
    [
      'a key that no lakehouse has',
      { zones: ZONES, buckets: 3 },
      /^lakehouse spec\.lakehouse\.buckets: /,
    ],
    ['no mapping at all', 'yes', /^lakehouse spec\.lakehouse: /],
    [
      'a zone that is no mapping',
      { zones: { raw: 1 } },
      /^lakehouse spec\.lakehouse\.zones\.raw: /,
    ],
  ])('refuses %s, in the words of the check', (_, lakehouse, expected) => {
    const values = { ...VALUES, lakehouse };
    expect(problemsOf(values)).toContainEqual(expect.stringMatching(expected));
    expect(() => projectFromForm(values)).toThrow('is not valid');
  });

  it('says everything that is wrong at once', () => {
    const values = {
      ...VALUES,
      lakehouse: {
        zones: ZONES,
        ingestion: { batch: { into: 'nowhere' } },
        orchestration: { trigger: 'schedule' },
      },
      connectivity: { mode: 'vpn' },
      regions: { database: { engine: 'oracle' } },
    };
    const fields = formProblems(values).map(({ field }) => field);
    expect([...new Set(fields)].sort()).toEqual([
      'connectivity',
      'lakehouse',
      'regions',
    ]);
    expect(checkProject(projectValueFromForm(values).value)).toHaveLength(
      fields.length,
    );
  });
});

describe('the connectivity of a form', () => {
  it('is what the file has', () => {
    expect(
      specOf({ ...VALUES, connectivity: { mode: 'auto', members: [] } })
        .connectivity,
    ).toEqual({ mode: 'auto' });
  });

  it('refuses networks that overlap', () => {
    expect(
      problemsOf({
        ...VALUES,
        environments: [
          environment('online', 'us-east-1', '10.32.0.0/20'),
          environment('recovery', 'us-west-2', '10.32.8.0/22'),
        ],
        connectivity: { mode: 'peering' },
      }),
    ).toContainEqual(
      expect.stringMatching(/^environments\.1\.cidr .*overlaps/),
    );
  });
});

describe('the regions of a form', () => {
  it('follow from the environments where the form does not say them', () => {
    expect(
      specOf({
        ...VALUES,
        regions: {
          sharing: { as: 'retail_shared' },
          database: {
            engine: 'aurora-postgresql',
            federateAs: 'retail_orders',
          },
          keys: 'multi-region',
          dns: { zone: 'retail.internal.example', records: ['orders-db'] },
          replication: { zones: [] },
          monitoring: { notify: ['ops@retail.example'] },
        },
      }).regions,
    ).toEqual({
      primary: 'online',
      secondaries: ['recovery'],
      sharing: { catalogs: ['retail_online'], as: 'retail_shared' },
      database: {
        engine: 'aurora-postgresql',
        mode: 'global',
        federateAs: 'retail_orders',
      },
      keys: 'multi-region',
      dns: {
        zone: 'retail.internal.example',
        records: { 'orders-db': 'database' },
      },
      monitoring: { notify: ['ops@retail.example'] },
    });
  });

  it('shares the catalog that the form gives the primary', () => {
    const [online, recovery] = VALUES.environments ?? [];
    const { regions } = specOf({
      ...VALUES,
      environments: [online, { ...recovery, catalog: 'orders' }],
      regions: {
        primary: 'recovery',
        sharing: { as: 'orders_shared' },
        database: { engine: 'postgres', federateAs: 'orders_db' },
      },
    });
    expect(regions).toMatchObject({
      primary: 'recovery',
      secondaries: ['online'],
      sharing: { catalogs: ['orders'] },
      database: { mode: 'replica' },
    });
  });

  it('have no database where none is chosen', () => {
    const { regions } = specOf({
      ...VALUES,
      regions: {
        keys: 'regional',
        database: { engine: 'none', federateAs: 'orders_db' },
        sharing: {},
      },
    });
    expect(regions).toEqual({
      primary: 'online',
      secondaries: ['recovery'],
      keys: 'regional',
    });
    expect(specOf({ ...VALUES, regions: undefined })).not.toHaveProperty(
      'regions',
    );
  });

  it("refuses a secondary in the primary's region", () => {
    expect(
      problemsOf({
        ...VALUES,
        environments: [
          environment('online', 'us-east-1', '10.32.0.0/20'),
          environment('recovery', 'us-east-1', '10.48.0.0/20'),
        ],
        regions: { keys: 'regional' },
      }),
    ).toContainEqual(
      expect.stringMatching(
        /^regions spec\.regions\.secondaries\.0: environment recovery is in us-east-1, the region of the primary/,
      ),
    );
  });

  it.each([
    ['text', 'yes'],
    ['number', 7],
    ['database that is none', { database: 'mysql' }],
    ['records that are none', { dns: { zone: 'a.example', records: 'db' } }],
    ['sharing that is none', { sharing: 'all' }],
    ['primary that is a mapping', { primary: { toString: 1 } }],
  ])('refuses a %s', (_, regions) => {
    expect(
      formProblems({ ...VALUES, regions }).map(({ field }) => field),
    ).toContain('regions');
  });
});
