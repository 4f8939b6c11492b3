import { Lakehouse } from '@lakeport/project';

/** The first zone of files: what arrives there starts the job. */
export function landingZone({
  zones,
}: Pick<Lakehouse, 'zones'>): string | undefined {
  return Object.keys(zones).find(zone => zones[zone].format === 'files');
}
