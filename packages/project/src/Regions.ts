import type { JobSchedule } from './WorkspaceContent';

/**
 * A database that lives in the primary region and is copied to every secondary
 * one: Aurora Global Database, or RDS with a read replica in each. AWS keeps all
 * of it in one AWS account, the primary environment's.
 *
 * Source: Amazon Aurora User Guide, Aurora Global Database, 2026.
 *
 * @public
 */
export type RegionsDatabase = (
  | { mode: 'global'; engine: 'aurora-postgresql' | 'aurora-mysql' }
  | { mode: 'replica'; engine: 'postgres' | 'mysql' }
) & {
  /** The foreign catalog that Lakehouse Federation shows it as, in every region. */
  federateAs: string;
  instanceClass: string;
  /** Name of the database in it. */
  databaseName: string;
  /**
   * ARN of a Secrets Manager secret with `username` and `password` of a user
   * that may only read; left out, the database's own administrator is used.
   */
  federationSecret?: string;
  /**
   * Whether workspaces take the certificate of the database without checking who
   * signed it and for which host; connections are encrypted either way.
   */
  trustServerCertificate?: boolean;
};

/**
 * How zones of the primary's lakehouse get to the secondary regions: files by
 * S3 replication, Delta tables by deep clones on a schedule, because a copy of
 * objects in no order is no Delta table.
 *
 * @public
 */
export interface RegionsReplication {
  zones: string[];
  /** When tables are cloned; there whenever a zone of Delta tables is named. */
  schedule?: JobSchedule;
}

/**
 * A primary environment and those in other regions that take over from it.
 *
 * @public
 */
export interface Regions {
  primary: string;
  secondaries: string[];
  /**
   * Catalogs of the primary that are shared with the metastore of every
   * secondary's region, and the catalog that they are seen in there.
   */
  sharing?: { catalogs: string[]; as: string };
  database?: RegionsDatabase;
  /**
   * Whether KMS keys of the customer are multi-Region keys, with a replica in
   * each secondary region. KMS replicates a key within one AWS account only.
   */
  keys: 'regional' | 'multi-region';
  /** A private hosted zone, and what its names stand for. */
  dns?: { zone: string; records: Record<string, 'database'> };
  replication?: RegionsReplication;
  /** Who gets mail when a signal of the regions goes off. */
  monitoring?: { notify: string[] };
}
