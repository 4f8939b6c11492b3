import type { Environment, Project } from '@lakeport/project';

function named(kind: string, names: readonly string[]): string[] {
  return names.length ? [`${kind}: ${names.join(', ')}`] : [];
}

function keysWhere<T>(
  record: Record<string, T>,
  test: (value: T) => boolean,
): string[] {
  return Object.keys(record).filter(name => test(record[name]));
}

/** What needs the network that goes to sleep, by name. */
function stops({ compute, jobs }: Environment): string[] {
  return [
    ...named('clusters', Object.keys(compute.clusters)),
    ...named(
      'jobs on clusters',
      keysWhere(jobs, ({ tasks }) =>
        Object.values(tasks).some(({ cluster }) => cluster !== undefined),
      ),
    ),
    ...named(
      'warehouses that are not serverless',
      keysWhere(compute.warehouses, ({ serverless }) => !serverless),
    ),
  ];
}

/** What would go on costing or failing meanwhile. */
function before({ compute, jobs }: Environment): string[] {
  const scheduled = keysWhere(
    jobs,
    ({ schedule, tasks }) =>
      schedule !== undefined &&
      !schedule.paused &&
      Object.values(tasks).some(({ cluster }) => cluster !== undefined),
  );
  const idle = keysWhere(compute.pools, ({ minIdle }) => minIdle > 0);
  return [
    'Before: end running clusters; nothing does it for you.',
    ...(scheduled.length
      ? [`Scheduled jobs will fail until it wakes: ${scheduled.join(', ')}.`]
      : []),
    ...(idle.length
      ? [
          `Pools keep idle instances (minIdle) that cost money: ${idle.join(
            ', ',
          )}.`,
        ]
      : []),
  ];
}

function declared(
  name: string,
  { sleep }: Environment,
  isAsleep: boolean,
): string[] {
  return (sleep?.asleep ?? false) === isAsleep
    ? []
    : [
        `The file declares it ${
          isAsleep ? 'awake' : 'asleep'
        }: the next apply puts that back, unless spec.environments.${name}.sleep.asleep is set to ${isAsleep}.`,
      ];
}

function asleep(name: string, environment: Environment): string[] {
  const { network, sleep } = environment;
  const keepsAddresses = sleep?.keepAddresses ?? false;
  const hasNat = network.mode === 'create' && network.egress !== 'isolated';
  return [
    hasNat
      ? `Removed until it wakes: default routes, NAT gateways${
          keepsAddresses ? '' : ', their elastic IP addresses'
        }, and the interface endpoints of STS and Kinesis.`
      : 'Removed until it wakes: the interface endpoints of STS and Kinesis.',
    `Stops working: classic compute${
      stops(environment).length ? ` (${stops(environment).join('; ')})` : ''
    }, and installing libraries.`,
    'Goes on working: the workspace and its pages, Unity Catalog, serverless compute, data at rest.',
    ...before(environment),
    ...(hasNat && !keepsAddresses
      ? [
          'It wakes with other public addresses: whoever allow-lists them has to be told. sleep.keepAddresses keeps them, at a price.',
        ]
      : []),
    ...declared(name, environment, true),
  ];
}

function awake(name: string, environment: Environment): string[] {
  const { network, sleep } = environment;
  const hasNat = network.mode === 'create' && network.egress !== 'isolated';
  return [
    hasNat
      ? 'Made again: default routes, NAT gateways, and the interface endpoints of STS and Kinesis. They cost money from now on.'
      : 'Made again: the interface endpoints of STS and Kinesis. They cost money from now on.',
    'Start clusters when it is done: endpoints take some minutes to be available.',
    ...(hasNat && !sleep?.keepAddresses
      ? ['The public addresses are other ones than before it slept.']
      : []),
    ...declared(name, environment, false),
  ];
}

function rotated({ servicePrincipals }: Environment): string[] {
  const names = keysWhere(
    servicePrincipals,
    ({ secret }) => secret !== undefined,
  );
  return [
    `New secrets for ${
      names.join(', ') || 'no service principal'
    }; nothing else is made anew.`,
    'They are put into AWS Secrets Manager under the same names. The old ones end at once: whatever keeps a copy of its own stops working until it reads the new one.',
  ];
}

/**
 * What stops working or is another afterwards, to be read before it is done.
 * Facts: Databricks docs on customer-managed VPCs and AWS docs on NAT and
 * interface endpoints, 2026.
 */
export function operationNotice(
  project: Project,
  name: string,
  operation: 'sleep' | 'wake' | 'rotate',
): string[] {
  const environment = project.spec.environments[name];
  const { mode } = environment.network;
  if (operation !== 'rotate' && mode !== 'create') {
    return [
      mode === 'existing'
        ? 'The network is not of this project: nothing of it is put to sleep or woken.'
        : 'A serverless workspace has no network of its own: nothing is put to sleep or woken.',
    ];
  }
  switch (operation) {
    case 'sleep':
      return asleep(name, environment);
    case 'wake':
      return awake(name, environment);
    default:
      return rotated(environment);
  }
}
