import { Project } from '@lakeport/project';
import { roleArn } from '../iam/roleArn';
import { regionsMembers } from './regionsMembers';
import { regionsResourceNames } from './regionsResourceNames';

/**
 * The roles of another account that S3 copies zones to an environment's buckets
 * with, and that its key of buckets has to let in.
 */
export function foreignReplicationRoleArns(
  project: Project,
  environmentName: string,
): string[] {
  const { lakehouse, regions } = project.spec;
  if (!regions?.replication || !lakehouse) {
    return [];
  }
  const { primary, secondaries } = regionsMembers(project);
  const { awsAccountId } = primary.environment;
  const member = secondaries.find(({ name }) => name === environmentName);
  if (!member || member.environment.awsAccountId === awsAccountId) {
    return [];
  }
  const names = regionsResourceNames(project.metadata.name);
  return regions.replication.zones
    .filter(zone => lakehouse.zones[zone]?.format === 'files')
    .map(zone =>
      roleArn(awsAccountId, names.replicationRole(primary.name, zone)),
    );
}
