import type { Finding } from '../Finding';
import { hasMadeNetwork } from './hasMadeNetwork';
import type { ProjectDraft } from './projectDraft';
import { regionMembers } from './regionMembers';

const PATH = ['spec', 'regions'];

/** Memory-optimized classes that Aurora has; older ones it no longer takes. */
const GLOBAL_CLASS = /^db\.(?:r(?:[5-9]|\d{2,})[a-z]*|x[2-9]\d*g[a-z]*)\./;

/**
 * That the database has subnets in every region, an instance class that it
 * takes, and a secret where it is read; and that names do not stand for a
 * database that there is not.
 *
 * Source: Amazon Aurora user guide, "Configuration requirements of an Amazon
 * Aurora global database" (memory-optimized classes, db.r5 or higher) and
 * "Supported DB engines for DB instance classes", 2026.
 */
export function checkRegionDatabase(draft: ProjectDraft): Finding[] {
  const { database, dns, keys = [] } = draft.spec?.regions ?? {};
  const { primary, secondaries } = regionMembers(draft);
  if (!keys.includes('database')) {
    return Object.entries(dns?.records ?? {}).flatMap(
      ([name, target]): Finding[] =>
        target === 'database'
          ? [
              {
                path: [...PATH, 'dns', 'records', name],
                message: `${name} stands for the database, and regions has none`,
                hint: 'write regions.database, or remove the name',
                about: 'value',
              },
            ]
          : [],
    );
  }
  const { mode, instanceClass, federationSecret } = database ?? {};
  return [
    ...[...(primary ? [primary] : []), ...secondaries].flatMap(
      ({ name, environment }): Finding[] =>
        hasMadeNetwork(environment) === false
          ? [
              {
                path: [...PATH, 'database'],
                message: `environment ${name} has no network that is made here, and the database lies in its subnets`,
                hint: `give ${name} a network with cidr and availabilityZones, or remove database`,
                about: 'key',
              },
            ]
          : [],
    ),
    ...(mode === 'global' &&
    instanceClass !== undefined &&
    !GLOBAL_CLASS.test(instanceClass)
      ? [
          {
            path: [...PATH, 'database', 'instanceClass'],
            message: `an Aurora global database does not run on ${instanceClass}`,
            hint: 'use a class with much memory from db.r5 on, such as db.r6g.large, or mode: replica',
            about: 'value' as const,
          },
        ]
      : []),
    ...secretFindings(federationSecret, primary?.environment),
  ];
}

function secretFindings(
  arn: string | undefined,
  primary: { region?: string; awsAccountId?: string } | undefined,
): Finding[] {
  if (arn === undefined || !primary) {
    return [];
  }
  const [, , , region, account] = arn.split(':');
  const { region: home, awsAccountId: own } = primary;
  return (home !== undefined && region !== home) ||
    (own !== undefined && account !== own)
    ? [
        {
          path: [...PATH, 'database', 'federationSecret'],
          message: `the secret is in region ${region} of AWS account ${account}, the database in ${home} of ${own}`,
          hint: 'use a secret of the primary environment, in its region and AWS account',
          about: 'value',
        },
      ]
    : [];
}
