import type { ComputeReader } from './compute/ComputeReader';
import type { DatabricksReadOptions } from './DatabricksService';
import type { StatementRunner } from './statements/StatementRunner';
import type { UnityCatalogReader } from './unityCatalog/UnityCatalogReader';

/** Who the portal is at a workspace. @public */
export interface DatabricksMe {
  id: string;
  userName?: string;
  displayName?: string;
  /** Names of the groups that the caller is in. */
  groups: string[];
  /** Of the workspace that answered, where its answer says so. */
  workspaceId?: string;
}

/**
 * Reads one workspace: what its metastore holds, its compute, and the answers
 * of SQL statements.
 *
 * @public
 */
export interface DatabricksWorkspaceReader {
  /** Origin (and path) of the workspace, without a slash at the end. */
  readonly url: string;
  readonly unityCatalog: UnityCatalogReader;
  readonly compute: ComputeReader;
  readonly statements: StatementRunner;
  /**
   * Asks who the caller is, which shows that workspace and credentials work.
   *
   * @throws DatabricksApiError when they do not
   */
  me(options?: DatabricksReadOptions): Promise<DatabricksMe>;
}

/**
 * A workspace that is configured by itself, without its account.
 *
 * @public
 */
export interface DatabricksConfiguredWorkspace
  extends DatabricksWorkspaceReader {
  name: string;
  accountId?: string;
  /** AWS region, where config names it. */
  region?: string;
  /** Reads it with a person's own bearer token, and their rights. */
  withToken(token: string): DatabricksWorkspaceReader;
}
