import {
  Project,
  regionsResourceNames,
  ZoneResourceNames,
} from '@lakeport/project';
import { regionsMembers } from './regionsMembers';
import { replicatedZones } from './replicatedZones';

/**
 * What zones of files are copied to in an environment's region, by zone:
 * whichever of the other regions is the primary one now, so that nothing below
 * has to change when regions swap their parts.
 */
export function zoneReplicas(
  project: Project,
  environmentName: string,
): ReadonlyMap<string, ZoneResourceNames> {
  if (!project.spec.regions) {
    return new Map();
  }
  const { all } = regionsMembers(project);
  const member = all.find(({ name }) => name === environmentName);
  if (!member) {
    return new Map();
  }
  const names = regionsResourceNames(project.metadata.name);
  return new Map(
    all
      .filter(other => other !== member)
      .flatMap(({ name }) => replicatedZones(project, name))
      .map(zone => [
        zone,
        names.replica(member.name, zone, member.environment.awsAccountId),
      ]),
  );
}
