import fc from 'fast-check';
import type { ProjectInput } from '../Project';
import { arbitraryNames as names } from './arbitraryNames';

type Environment = ProjectInput['spec']['environments'][string];
type Compute = NonNullable<Environment['compute']>;
type Cluster = NonNullable<Compute['clusters']>[string];

const groups = fc.uniqueArray(names.group, { maxLength: 2 });
const minutes = fc.integer({ min: 10, max: 10_000 });

const pool = fc.record(
  {
    nodeType: names.instanceType,
    minIdle: fc.integer({ min: 0, max: 3 }),
    maxCapacity: fc.integer({ min: 3, max: 10 }),
    idleMinutes: fc.integer({ min: 0, max: 100 }),
    availability: fc.constantFrom('SPOT' as const, 'ON_DEMAND' as const),
    groups,
  },
  { requiredKeys: ['nodeType'] },
);

const warehouse = fc.record(
  {
    size: fc.constantFrom('2X-Small' as const, 'Medium' as const),
    autoStopMinutes: fc.integer({ min: 0, max: 100 }),
    minClusters: fc.constant(1),
    maxClusters: fc.integer({ min: 1, max: 5 }),
    groups,
  },
  { requiredKeys: ['size'] },
);

const size: fc.Arbitrary<Cluster> = fc.oneof(
  fc.constant({ singleNode: true as const }),
  fc.record({ workers: fc.integer({ min: 1, max: 20 }) }),
  fc.record({
    autoscale: fc
      .tuple(fc.integer({ min: 1, max: 5 }), fc.integer({ min: 0, max: 5 }))
      .map(([min, more]) => ({ min, max: min + more })),
  }),
);

/** Compute of an environment in this account, with references that hold. */
export function arbitraryCompute(accountId: string): fc.Arbitrary<Compute> {
  return fc
    .record({
      pools: fc.dictionary(names.object, pool, { maxKeys: 2 }),
      instanceProfiles: fc.dictionary(
        names.kebab,
        fc.oneof(
          fc.record({
            buckets: fc.uniqueArray(
              fc.record({
                name: names.bucket,
                access: fc.constantFrom('read' as const, 'read-write' as const),
              }),
              { selector: ({ name }) => name, maxLength: 2 },
            ),
          }),
          names.kebab.map(name => ({
            existing: `arn:aws:iam::${accountId}:instance-profile/${name}`,
          })),
        ),
        { maxKeys: 2 },
      ),
      warehouses: fc.dictionary(
        names.object,
        fc.oneof(
          warehouse,
          warehouse.map(({ autoStopMinutes = 0, ...said }) => ({
            ...said,
            // Those in one's own account stop after ten minutes or later.
            autoStopMinutes: autoStopMinutes < 10 ? 0 : autoStopMinutes,
            serverless: false,
          })),
        ),
        { maxKeys: 2 },
      ),
    })
    .chain(declared =>
      fc
        .dictionary(
          names.object,
          policy(Object.keys(declared.instanceProfiles)),
          {
            maxKeys: 2,
          },
        )
        .chain(policies =>
          fc
            .dictionary(
              names.object,
              cluster({ ...declared, policies }).map(said =>
                inItsPolicy(said, policies),
              ),
              { maxKeys: 2 },
            )
            .map((clusters): Compute => ({ ...declared, policies, clusters })),
        ),
    );
}

function policy(profiles: string[]) {
  return fc.record(
    {
      maxDbusPerHour: fc.integer({ min: 1, max: 100 }),
      // All that clusters are made of here, or any.
      nodeTypes: fc.constantFrom<string[]>(
        ['r6id.2xlarge', 'i3.xlarge', 'm5d.large'],
        [],
      ),
      autoTerminationMinutes: minutes,
      sparkVersion: names.sparkVersion,
      groups,
      instanceProfiles: fc.subarray(profiles),
    },
    { requiredKeys: [] },
  );
}

/** A cluster that its policy, if it has one, allows. */
function inItsPolicy(
  said: Cluster,
  policies: NonNullable<Compute['policies']>,
): Cluster {
  const by = said.policy === undefined ? {} : policies[said.policy];
  const {
    autoTerminationMinutes = 30,
    instanceProfile,
    sparkVersion,
    ...rest
  } = said;
  const most = by.autoTerminationMinutes ?? 10_000;
  const allows =
    said.policy === undefined ||
    (instanceProfile !== undefined &&
      by.instanceProfiles?.includes(instanceProfile));
  const fixed = by.sparkVersion?.startsWith('auto:') === false;
  const version = fixed ? by.sparkVersion : sparkVersion;
  return {
    ...rest,
    ...(most < 30 || said.autoTerminationMinutes
      ? { autoTerminationMinutes: Math.min(autoTerminationMinutes, most) }
      : {}),
    ...(instanceProfile !== undefined && allows ? { instanceProfile } : {}),
    ...(sparkVersion === undefined || fixed ? {} : { sparkVersion }),
    ...(version?.includes('-ml')
      ? { groups: [rest.groups?.[0] ?? 'data-scientists'] }
      : {}),
  };
}

function cluster(declared: Compute): fc.Arbitrary<Cluster> {
  const some = (of: object | undefined) => Object.keys(of ?? {});
  const maybe = (of: object | undefined) =>
    fc.constantFrom(undefined, ...some(of));
  return fc
    .record({
      size,
      nodeType: names.instanceType,
      pool: maybe(declared.pools),
      policy: maybe(declared.policies),
      instanceProfile: maybe(declared.instanceProfiles),
      rest: fc.record(
        {
          sparkVersion: names.sparkVersion,
          autoTerminationMinutes: minutes,
          libraries: fc.record({
            pypi: fc.subarray(['pandas==2.2.3', 'requests[socks]>=2,<3']),
            maven: fc.subarray(['com.databricks:spark-xml_2.12:0.18.0']),
          }),
          groups,
        },
        { requiredKeys: [] },
      ),
    })
    .map(
      ({
        size: sized,
        nodeType,
        pool: from,
        policy: by,
        instanceProfile,
        rest,
      }) => ({
        ...sized,
        ...(from === undefined ? { nodeType } : { pool: from }),
        ...(by === undefined ? {} : { policy: by }),
        ...(instanceProfile === undefined ? {} : { instanceProfile }),
        ...rest,
      }),
    );
}
