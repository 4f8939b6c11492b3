import { Project } from '@lakeport/project';

/**
 * The zones of files of an environment that S3 copies to other regions: of every
 * one of the regions, whichever is the primary one now, since S3 does not take
 * versions away from a bucket again.
 */
export function replicatedZones(
  { spec: { lakehouse, regions } }: Project,
  environmentName: string,
): string[] {
  if (!regions || !lakehouse?.environments.includes(environmentName)) {
    return [];
  }
  return [regions.primary, ...regions.secondaries].includes(environmentName)
    ? (regions.replication?.zones ?? []).filter(
        zone => lakehouse.zones[zone]?.format === 'files',
      )
    : [];
}
