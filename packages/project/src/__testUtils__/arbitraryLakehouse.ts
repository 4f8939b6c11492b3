import fc from 'fast-check';
import type { ProjectInput } from '../Project';
import { arbitraryNames as names } from './arbitraryNames';

type Spec = ProjectInput['spec'];
type Lakehouse = NonNullable<Spec['lakehouse']>;
type Environment = Spec['environments'][string];

/** Names that make buckets and roles short enough beside the longest prefix. */
const zoneName = fc.stringMatching(/^[a-z]{1,3}$/);
const streamName = fc.stringMatching(/^[a-z][a-z0-9]{0,4}$/);

const schedule = fc.record(
  {
    cron: fc.constantFrom('0 0 6 * * ?', '0 15 10 ? * MON-FRI 2027'),
    timeZone: names.timeZone,
    paused: fc.boolean(),
  },
  { requiredKeys: ['cron', 'timeZone'] },
);

const lifecycle = fc.record(
  {
    retentionDays: fc.integer({ min: 100, max: 400 }),
    transitionToGlacierDays: fc.integer({ min: 1, max: 99 }),
  },
  { requiredKeys: [] },
);

/** Zones that hold files, with room for deliveries, and then those of tables. */
function zones(onePlace: boolean): fc.Arbitrary<Lakehouse['zones']> {
  return fc.uniqueArray(zoneName, { minLength: 1, maxLength: 4 }).chain(of =>
    fc
      .tuple(
        ...of.map((name, index) => {
          const said = fc.record(
            {
              schema: fc.constant(`schema_of_${name}`),
              format: fc.constantFrom(
                ...(index === 0
                  ? (['files'] as const)
                  : (['files', 'delta'] as const)),
              ),
            },
            { requiredKeys: [] },
          );
          const own =
            index === 0
              ? fc.tuple(said, lifecycle).map(([a, b]) => ({ ...a, ...b }))
              : said;
          return onePlace
            ? fc.oneof(
                own,
                said.map(zone => ({
                  ...zone,
                  path: `s3://acme-lake/place-${index}/${name}`,
                })),
              )
            : own;
        }),
      )
      .map(written =>
        Object.fromEntries(of.map((name, index) => [name, written[index]])),
      ),
  );
}

function ingestion(
  into: string,
  madeNetworks: boolean,
): fc.Arbitrary<NonNullable<Lakehouse['ingestion']>> {
  const more = fc.record(
    {
      bufferSeconds: fc.integer({ min: 0, max: 900 }),
      bufferMebibytes: fc.integer({ min: 1, max: 128 }),
      retentionHours: fc.integer({ min: 24, max: 8760 }),
    },
    { requiredKeys: [] },
  );
  const stream = fc.oneof(
    more.map(said => ({
      mode: 'on-demand' as const,
      deliverTo: into,
      ...said,
    })),
    fc.tuple(more, fc.integer({ min: 1, max: 100 })).map(([said, shards]) => ({
      mode: 'provisioned' as const,
      shards,
      deliverTo: into,
      ...said,
    })),
  );
  return fc.record(
    {
      streams: fc.dictionary(streamName, stream, { maxKeys: 3 }),
      batch: fc.constant({ into }),
      ...(madeNetworks
        ? {
            onPremises: fc.record({
              cidrs: fc.uniqueArray(names.range, {
                minLength: 1,
                maxLength: 3,
              }),
            }),
          }
        : {}),
    },
    { requiredKeys: [] },
  );
}

function orchestration(
  chosen: Environment[],
): fc.Arbitrary<NonNullable<Lakehouse['orchestration']>> {
  const clusters = chosen
    .map(({ compute }) => Object.keys(compute?.clusters ?? {}))
    .reduce((common, own) => common.filter(name => own.includes(name)));
  const open = chosen.every(
    ({ privateLink, workspace }) =>
      privateLink?.publicAccess !== false &&
      (workspace?.ipAccessLists?.allow ?? []).length === 0,
  );
  const said = fc.record(
    {
      notebook: fc.constantFrom('builtin', '/Shared/retail/carry on'),
      ...(clusters.length > 0 ? { cluster: fc.constantFrom(...clusters) } : {}),
    },
    { requiredKeys: [] },
  );
  return fc.oneof(
    ...(open
      ? [said.map(rest => ({ trigger: 'eventbridge' as const, ...rest }))]
      : []),
    fc
      .tuple(said, fc.option(fc.integer({ min: 60, max: 600 })))
      .map(([rest, seconds]) => ({
        trigger: 'file-arrival' as const,
        ...(seconds === null ? {} : { minSecondsBetweenRuns: seconds }),
        ...rest,
      })),
    fc.tuple(said, schedule).map(([rest, when]) => ({
      trigger: 'schedule' as const,
      schedule: when,
      ...rest,
    })),
  );
}

/** Whether an environment has a catalog for the schemas of zones. */
function fits({ catalogs, servicePrincipals }: Environment): boolean {
  return (
    (catalogs === undefined ||
      Object.values(catalogs).some(catalog => catalog.default)) &&
    !Object.hasOwn(servicePrincipals ?? {}, 'lakehouse')
  );
}

/**
 * Any lakehouse of a project with these environments; undefined where none of
 * them has a default catalog.
 */
export function arbitraryLakehouse(
  environments: Spec['environments'],
): fc.Arbitrary<Lakehouse | undefined> {
  const able = Object.keys(environments).filter(name =>
    fits(environments[name]),
  );
  if (able.length === 0) {
    return fc.constant(undefined);
  }
  const all = able.length === Object.keys(environments).length;
  return fc
    .tuple(fc.subarray(able, { minLength: 1 }), fc.boolean())
    .map(([some, whole]) => (whole && all ? undefined : some))
    .chain(named => {
      const chosen = (named ?? able).map(name => environments[name]);
      const regions = chosen.map(({ region }) => region);
      const made = chosen.every(
        ({ network }) => network !== undefined && 'cidr' in network,
      );
      return zones(new Set(regions).size === regions.length).chain(written =>
        fc
          .record(
            {
              ingestion: ingestion(Object.keys(written)[0], made),
              // A job carries data from one zone to the next.
              ...(Object.keys(written).length > 1
                ? { orchestration: orchestration(chosen) }
                : {}),
            },
            { requiredKeys: [] },
          )
          .map(
            (rest): Lakehouse => ({
              ...(named ? { environments: named } : {}),
              zones: written,
              ...rest,
            }),
          ),
      );
    });
}
