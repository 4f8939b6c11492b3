import { RegionsDatabase } from '@lakeport/project';
import { RegionsMember, RegionsMembers } from './regionsMembers';
import { RegionsProviders } from './RegionsProviders';
import { DatabaseNetwork } from './DatabaseNetwork';

/**
 * What a database in several regions is made from, whatever copies it.
 *
 * @public
 */
export interface CrossRegionDatabaseProps {
  readonly members: RegionsMembers;
  readonly providers: RegionsProviders;
  readonly nameOf: (member: RegionsMember) => string;
  readonly engine: RegionsDatabase['engine'];
  readonly instanceClass: string;
  readonly databaseName: string;
  readonly username: string;
  readonly password: string;
  readonly keyArnOf: (member: RegionsMember) => string;
  readonly networkOf: (member: RegionsMember) => DatabaseNetwork;
}

/**
 * How the database of one region is called and watched.
 *
 * @public
 */
export interface RegionalDatabase {
  /**
   * The host that is read from: of the primary region the one that writes as
   * well.
   */
  readonly host: string;
  /** What CloudWatch tells its metrics by. */
  readonly dimension: Readonly<
    Partial<Record<'DBClusterIdentifier' | 'DBInstanceIdentifier', string>>
  >;
}
