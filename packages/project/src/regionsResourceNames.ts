import type { ZoneResourceNames } from './lakehouseResourceNames';

/**
 * The names of what a project has between its regions. Most are of one region,
 * and the same in each: AWS keeps names apart by region.
 *
 * @public
 */
export interface RegionsResourceNames {
  /** Stack, topics, dashboard and what else there is one of in a region. */
  readonly prefix: string;
  readonly keyAlias: string;
  readonly globalCluster: string;
  readonly secret: string;
  /** The database of one member, and all that carries its name. */
  database(member: string): string;
  /**
   * What a zone of files is copied to in a secondary region, and what Unity
   * Catalog reads the copy with there.
   */
  replica(
    member: string,
    zone: string,
    awsAccountId: string,
  ): ZoneResourceNames;
  replicationRole(member: string, zone: string): string;
  share(member: string): string;
  recipient(member: string): string;
  connection(member: string): string;
  cloneJob(member: string): string;
}

/**
 * The names of what the project called `projectName` has between its regions.
 *
 * RDS takes names that start with a letter and have no two hyphens in a row,
 * which names of projects and environments may have (Amazon RDS API reference,
 * CreateDBInstance, 2026).
 *
 * @public
 */
export function regionsResourceNames(
  projectName: string,
): RegionsResourceNames {
  const prefix = `${projectName}-regions`;
  const underscored = projectName.replace(/-/g, '_');
  const hyphenated = (text: string) => text.replace(/_/g, '-');
  const inRds = (text: string) =>
    text.replace(/-{2,}/g, '-').replace(/^(?=\d)/, 'db-');
  const sql = (text: string) => text.replace(/-/g, '_');
  return {
    prefix,
    keyAlias: `alias/${prefix}`,
    globalCluster: inRds(prefix),
    secret: `${prefix}-database`,
    database: member => inRds(`${projectName}-${member}-database`),
    replica: (member, zone, awsAccountId) => {
      const name = `${projectName}-${member}-${hyphenated(zone)}-copy`;
      const inCatalog = `${underscored}_${sql(member)}_${zone}_copy`;
      return {
        bucket: `${name}-${awsAccountId}`,
        // The name without an ending is that of the role that copies from here.
        role: `${name}-reader`,
        storageCredential: inCatalog,
        externalLocation: inCatalog,
      };
    },
    replicationRole: (member, zone) =>
      `${projectName}-${member}-${hyphenated(zone)}-copy`,
    share: member => `${underscored}_for_${sql(member)}`,
    recipient: member => `${underscored}_${sql(member)}`,
    connection: member => `${underscored}_${sql(member)}_database`,
    cloneJob: member => `${projectName}-${member}-clones`,
  };
}
