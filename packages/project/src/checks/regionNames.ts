import { regionsResourceNames } from '../regionsResourceNames';
import { lakehouseFields } from '../schema/lakehouseFields';
import { lakehouseZones } from './lakehouseZones';
import type { NamedResource } from './NamedResource';
import type { ProjectDraft } from './projectDraft';
import { regionMembers } from './regionMembers';

/**
 * What is made between regions, by its names: the buckets that zones of files
 * are copied to, the roles that copy, and what the copies are read with. The
 * names of databases are never too long, and are those of one environment each.
 */
export function regionNames(draft: ProjectDraft): NamedResource[] {
  const project = draft.metadata?.name;
  if (project === undefined) {
    return [];
  }
  const names = regionsResourceNames(project);
  const { replication } = draft.spec?.regions ?? {};
  const { primary, secondaries } = regionMembers(draft);
  const zones = lakehouseZones(draft).filter(
    ({ name, format, zone }) =>
      format === 'files' &&
      !zone.keys.includes('path') &&
      replication?.zones?.includes(name) &&
      lakehouseFields.zoneName.safeParse(name).success,
  );
  return zones.flatMap(({ name: zone }) => {
    const path = ['spec', 'regions', 'replication', 'zones'];
    const home = primary?.environment.awsAccountId;
    return [
      ...(primary && home !== undefined
        ? [
            {
              path,
              what: `copying of zone ${zone}`,
              account: home,
              role: names.replicationRole(primary.name, zone),
              shorten: 'the name of the zone',
            },
          ]
        : []),
      ...secondaries.flatMap(
        ({
          name,
          environment: { awsAccountId: account, region },
        }): NamedResource[] => {
          if (account === undefined) {
            return [];
          }
          const { bucket, role, storageCredential } = names.replica(
            name,
            zone,
            account,
          );
          return [
            {
              path,
              what: `the copy of zone ${zone} in environment ${name}`,
              account,
              ...(region === undefined ? {} : { region }),
              bucket,
              role,
              credential: storageCredential,
              shorten: 'the name of the zone or the environment',
            },
          ];
        },
      ),
    ];
  });
}
