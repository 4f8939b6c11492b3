import { Project } from '@lakeport/project';
import fc from 'fast-check';

type Part = Readonly<Record<string, unknown>>;

/** What spans the environments of a project file. */
export interface SpanningParts {
  readonly lakehouse?: Part;
  readonly connectivity?: Part;
  readonly regions?: Part;
}

const schedule = fc.record({
  cron: fc.constantFrom('0 0 6 * * ?', '0 15 10 ? * MON-FRI'),
  timeZone: fc.constantFrom('UTC', 'Europe/Berlin'),
  paused: fc.boolean(),
});

const perhaps = <T>(arbitrary: fc.Arbitrary<T>) =>
  fc.option(arbitrary, { nil: undefined });

const zones = fc.constantFrom(
  { raw: {}, trusted: {}, refined: {} },
  {
    raw: { retentionDays: 400, transitionToGlacierDays: 90 },
    more_files: { format: 'files' },
    tables: { schema: 'gold' },
  },
  { landing: { path: 's3://acme-lake/landing' }, tables: {} },
  { tables: { format: 'delta' }, more: { format: 'delta' } },
  { only: {} },
);

const ingestion = fc.record(
  {
    streams: fc.dictionary(
      fc.constantFrom('orders', 'web-clicks', 'batch'),
      fc.oneof(
        fc.record({ mode: fc.constant('on-demand') }),
        fc.record({
          mode: fc.constant('provisioned'),
          shards: fc.integer({ min: 1, max: 4 }),
        }),
      ),
      { maxKeys: 2 },
    ),
    batch: fc.constant({}),
    onPremises: fc.constantFrom(
      { cidrs: ['192.168.0.0/16'] },
      { cidrs: ['192.168.0.0/24', '172.20.0.0/16'] },
    ),
  },
  { requiredKeys: [] },
);

const orchestration = fc
  .record({
    starts: fc.oneof(
      fc.constant({ trigger: 'eventbridge' }),
      fc.constant({ trigger: 'file-arrival' }),
      schedule.map(when => ({ trigger: 'schedule', schedule: when })),
    ),
    notebook: fc.constantFrom('builtin', '/Shared/payments/carry'),
  })
  .map(({ notebook, starts }) => ({ ...starts, notebook }));

function lakehouse(names: string[]): fc.Arbitrary<Part> {
  return fc
    .record({
      environments: perhaps(fc.subarray(names, { minLength: 1 })),
      zones,
      ingestion,
      orchestration: perhaps(orchestration),
    })
    .map(({ ingestion: said, ...drawn }) => {
      const [into] = Object.keys(drawn.zones);
      return {
        ...drawn,
        ingestion: {
          ...said,
          streams: Object.fromEntries(
            Object.entries(said.streams ?? {}).map(([name, stream]) => [
              name,
              { ...stream, deliverTo: into },
            ]),
          ),
          ...(said.batch && { batch: { into } }),
        },
      };
    });
}

function connectivity(names: string[]): fc.Arbitrary<Part> {
  return fc.record(
    {
      mode: fc.constantFrom('peering', 'transit-gateway', 'auto'),
      members: fc.shuffledSubarray(names, { minLength: 2 }),
      sharing: fc.constantFrom('organization', 'invitation'),
      networkAcls: fc.boolean(),
    },
    { requiredKeys: [] },
  );
}

const database = fc
  .record({
    kind: fc.constantFrom(
      { mode: 'global', engine: 'aurora-postgresql' },
      { mode: 'global', engine: 'aurora-mysql' },
      { mode: 'replica', engine: 'postgres' },
      { mode: 'replica', engine: 'mysql' },
    ),
    trustServerCertificate: fc.boolean(),
  })
  .map(({ kind, ...said }) => ({
    ...kind,
    ...said,
    federateAs: 'zz_federated',
  }));

/** Files of the first zone, tables of the others, or both. */
function replication(zoneNames: string[]): fc.Arbitrary<Part | undefined> {
  const [files, ...tables] = zoneNames;
  return files === undefined
    ? fc.constant(undefined)
    : fc.oneof(
        fc.constant({ zones: [files] }),
        fc
          .tuple(fc.constantFrom(tables, zoneNames), schedule)
          .map(([copied, when]) => ({ zones: copied, schedule: when })),
      );
}

function regions(
  { spec: { environments } }: Project,
  zoneNames: string[],
): fc.Arbitrary<Part> {
  const names = Object.keys(environments);
  return fc
    .shuffledSubarray(names, { minLength: 2 })
    .chain(([primary, ...others]) =>
      fc
        .record({
          secondaries: fc.subarray(others, { minLength: 1 }),
          catalogs: fc.shuffledSubarray(
            Object.keys(environments[primary].catalogs),
          ),
          shares: fc.boolean(),
          database: perhaps(database),
          keys: fc.constantFrom('regional', 'multi-region'),
          dns: fc.boolean(),
          monitoring: fc.boolean(),
          replication: perhaps(replication(zoneNames)),
        })
        .map(drawn => ({
          primary,
          secondaries: drawn.secondaries,
          keys: drawn.keys,
          ...(drawn.shares &&
            drawn.catalogs.length > 0 && {
              sharing: { catalogs: drawn.catalogs, as: 'zz_shared' },
            }),
          ...(drawn.database && { database: drawn.database }),
          ...(drawn.dns && {
            dns: {
              zone: 'payments.internal.example',
              records: drawn.database ? { orders: 'database' } : {},
            },
          }),
          ...(drawn.replication && { replication: drawn.replication }),
          ...(drawn.monitoring && {
            monitoring: { notify: ['ops@acme.example'] },
          }),
        })),
    );
}

/**
 * What may span the environments of a project, each part in most of the draws.
 * It need not go with the environments: whoever draws it leaves out what does
 * not.
 */
export function spanningParts(project: Project): fc.Arbitrary<SpanningParts> {
  const names = Object.keys(project.spec.environments);
  const part = (arbitrary: fc.Arbitrary<Part>) =>
    fc.option(arbitrary, { nil: undefined, freq: 4 });
  return part(lakehouse(names)).chain(drawn =>
    fc
      .record({
        connectivity:
          names.length > 1 ? part(connectivity(names)) : fc.constant(undefined),
        regions:
          names.length > 1
            ? part(regions(project, Object.keys(Object(drawn?.zones))))
            : fc.constant(undefined),
      })
      .map(others => ({ ...(drawn && { lakehouse: drawn }), ...others })),
  );
}
