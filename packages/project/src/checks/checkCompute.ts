import type { Finding } from '../Finding';
import { environmentsOf } from './environmentsOf';
import { environmentSwitches } from './environmentSwitches';
import type { EnvironmentDraft, ProjectDraft } from './projectDraft';
import { undeclared } from './undeclared';

const SIZES = ['singleNode', 'workers', 'autoscale'];
const NODES = ['nodeType', 'pool'];

type Compute = NonNullable<EnvironmentDraft['compute']>;

/**
 * That compute fits together: a cluster has one size and one source of nodes,
 * ranges have a beginning before their end, and what is named is declared.
 */
export function checkCompute(draft: ProjectDraft): Finding[] {
  return environmentsOf(draft).flatMap(({ path, environment }) => {
    const { compute } = environment;
    if (!compute) {
      return [];
    }
    const at = [...path, 'compute'];
    if (environmentSwitches(environment).serverlessOnly) {
      // All else is refused there as a whole.
      const { keys, warehouses } = compute;
      return ranges(at, { keys, warehouses });
    }
    return [
      ...clusters(at, compute),
      ...policies(at, compute),
      ...ranges(at, compute),
      ...profiles(at, environment),
    ];
  });
}

function clusters(at: string[], compute: Compute): Finding[] {
  return Object.entries(compute.clusters ?? {}).flatMap(([name, cluster]) => {
    if (!cluster) {
      return [];
    }
    const path = [...at, 'clusters', name];
    return [
      ...exactlyOne(
        path,
        cluster.keys,
        SIZES,
        'singleNode: true, workers: 2 or autoscale: { min: 1, max: 4 }',
      ),
      ...exactlyOne(
        path,
        cluster.keys,
        NODES,
        'nodeType: m5d.large or the name of a pool',
      ),
      ...undeclared(
        [...path, 'pool'],
        cluster.pool,
        compute.pools,
        'compute.pools',
      ),
      ...undeclared(
        [...path, 'policy'],
        cluster.policy,
        compute.policies,
        'compute.policies',
      ),
      ...undeclared(
        [...path, 'instanceProfile'],
        cluster.instanceProfile,
        compute.instanceProfiles,
        'compute.instanceProfiles',
      ),
    ];
  });
}

function exactlyOne(
  path: string[],
  keys: string[],
  of: string[],
  example: string,
): Finding[] {
  const [first, ...more] = of.filter(key => keys.includes(key));
  if (first === undefined) {
    return [
      {
        path,
        message: `none of ${of.join(', ')} is there`,
        hint: `write ${example}`,
        about: 'key',
      },
    ];
  }
  return more.map(key => ({
    path: [...path, key],
    message: `${key} does not go with ${first}`,
    hint: `keep one of ${of.join(', ')}`,
    about: 'key',
  }));
}

function policies(at: string[], compute: Compute): Finding[] {
  return Object.entries(compute.policies ?? {}).flatMap(([name, policy]) =>
    (policy?.instanceProfiles ?? []).flatMap((profile, index) =>
      undeclared(
        [...at, 'policies', name, 'instanceProfiles', index],
        profile,
        compute.instanceProfiles,
        'compute.instanceProfiles',
      ),
    ),
  );
}

function ranges(at: string[], compute: Compute): Finding[] {
  const range = (
    path: string[],
    [low, lowest]: [string, number | undefined],
    [high, highest]: [string, number | undefined],
  ): Finding[] =>
    lowest === undefined || highest === undefined || lowest <= highest
      ? []
      : [
          {
            path: [...path, high],
            message: `${high} ${highest} is less than ${low} ${lowest}`,
            hint: `use ${lowest} or more`,
            about: 'value',
          },
        ];
  return [
    ...Object.entries(compute.clusters ?? {}).flatMap(([name, cluster]) =>
      range(
        [...at, 'clusters', name, 'autoscale'],
        ['min', cluster?.autoscale?.min],
        ['max', cluster?.autoscale?.max],
      ),
    ),
    ...Object.entries(compute.pools ?? {}).flatMap(([name, pool]) =>
      range(
        [...at, 'pools', name],
        ['minIdle', pool?.minIdle],
        ['maxCapacity', pool?.maxCapacity],
      ),
    ),
    ...Object.entries(compute.warehouses ?? {}).flatMap(([name, warehouse]) =>
      warehouseStop([...at, 'warehouses', name], warehouse),
    ),
    ...Object.entries(compute.warehouses ?? {}).flatMap(([name, warehouse]) =>
      range(
        [...at, 'warehouses', name],
        ['minClusters', warehouse?.minClusters],
        [
          'maxClusters',
          warehouse?.keys.includes('maxClusters') ? warehouse.maxClusters : 1,
        ],
      ),
    ),
  ];
}

/** Only serverless ones are there again soon enough to stop before. */
const SHORTEST_STOP = 10;

/** Source: Databricks REST API, SQL warehouses (auto_stop_mins), 2026. */
function warehouseStop(
  path: string[],
  warehouse: NonNullable<Compute['warehouses']>[string],
): Finding[] {
  const minutes = warehouse?.autoStopMinutes;
  return warehouse?.serverless === false &&
    minutes !== undefined &&
    minutes > 0 &&
    minutes < SHORTEST_STOP
    ? [
        {
          path: [...path, 'autoStopMinutes'],
          message: `a warehouse that is not serverless stops after ${SHORTEST_STOP} minutes or later, not after ${minutes}`,
          hint: `use ${SHORTEST_STOP} or more, 0 for never, or serverless: true`,
          about: 'value',
        },
      ]
    : [];
}

/** Databricks passes a profile's role within the account that compute is in. */
function profiles(
  at: string[],
  { awsAccountId, compute }: EnvironmentDraft,
): Finding[] {
  return Object.entries(compute?.instanceProfiles ?? {}).flatMap(
    ([name, profile]): Finding[] => {
      const account = /^arn:aws:iam::(\d{12}):/.exec(
        profile?.existing ?? '',
      )?.[1];
      return account === undefined ||
        awsAccountId === undefined ||
        account === awsAccountId
        ? []
        : [
            {
              path: [...at, 'instanceProfiles', name, 'existing'],
              message: `the instance profile is in AWS account ${account}, the environment in ${awsAccountId}`,
              hint: `use an instance profile of account ${awsAccountId}`,
              about: 'value',
            },
          ];
    },
  );
}
