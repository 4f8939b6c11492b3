import type { DatabricksConfigProblem } from '../config/DatabricksConfig';
import type { DatabricksAccountReader } from './account/DatabricksAccountReader';
import type { DatabricksConfiguredWorkspace } from './DatabricksWorkspaceReader';

/**
 * A workspace of a Databricks account.
 *
 * @public
 */
export interface DatabricksWorkspace {
  accountId: string;
  /** A 64-bit number as a string. */
  id: string;
  name: string;
  /** Such as RUNNING; a value that Databricks adds later is passed on as it is. */
  status: string;
  statusMessage?: string;
  /** AWS region. */
  region: string;
  /** Origin (and path) of the workspace, without a slash at the end. */
  url: string;
  /** STANDARD, PREMIUM, ENTERPRISE and others. */
  pricingTier?: string;
  /** HYBRID or SERVERLESS. */
  computeMode?: string;
  /** ISO 8601. */
  createdAt?: string;
  customTags: Record<string, string>;
  /** Project and environment by the workspace's tags. */
  project?: string;
  environment?: string;
}

/** A Unity Catalog metastore of an account. @public */
export interface DatabricksMetastore {
  accountId: string;
  id: string;
  name: string;
  region?: string;
  owner?: string;
}

/** A Unity Catalog catalog as one workspace sees it. @public */
export interface DatabricksCatalog {
  name: string;
  owner?: string;
  comment?: string;
  /** MANAGED_CATALOG, DELTASHARING_CATALOG, SYSTEM_CATALOG and others. */
  type?: string;
  metastoreId?: string;
  /** OPEN: every workspace of the metastore sees it; ISOLATED: only those it is bound to. */
  isolationMode?: string;
  properties: Record<string, string>;
}

/** A schema of a catalog. @public */
export interface DatabricksSchema {
  name: string;
  owner?: string;
}

/** A volume of a schema. @public */
export interface DatabricksVolume {
  name: string;
  /** MANAGED or EXTERNAL. */
  type?: string;
}

/** A table or view of a schema. @public */
export interface DatabricksTable {
  name: string;
  /** MANAGED, EXTERNAL, VIEW, MATERIALIZED_VIEW, STREAMING_TABLE and others. */
  type?: string;
}

/** A group of an account. @public */
export interface DatabricksGroup {
  id: string;
  /** What grants and permissions call it. */
  displayName: string;
}

/** One page of groups. @public */
export interface DatabricksGroupPage {
  items: DatabricksGroup[];
  /** Where the next page starts; left out on the last one. */
  nextStartIndex?: number;
}

/** What every read takes. @public */
export interface DatabricksReadOptions {
  /** Ends the read early. */
  signal?: AbortSignal;
}

/**
 * Reads one workspace's Unity Catalog. Every method throws DatabricksApiError.
 *
 * @public
 */
export interface DatabricksWorkspaceClient {
  listCatalogs(options?: DatabricksReadOptions): Promise<DatabricksCatalog[]>;
  listSchemas(
    catalog: string,
    options?: DatabricksReadOptions,
  ): Promise<DatabricksSchema[]>;
  listVolumes(
    catalog: string,
    schema: string,
    options?: DatabricksReadOptions,
  ): Promise<DatabricksVolume[]>;
  /** Tables and views, also those that the caller may only browse. */
  listTables(
    catalog: string,
    schema: string,
    options?: DatabricksReadOptions,
  ): Promise<DatabricksTable[]>;
  /** The metastore of the workspace with its default catalog; undefined when none is assigned. */
  getMetastoreAssignment(
    options?: DatabricksReadOptions,
  ): Promise<{ metastoreId: string; defaultCatalog?: string } | undefined>;
}

/**
 * Reads one account. Every method throws DatabricksApiError.
 *
 * @public
 */
export interface DatabricksAccountClient {
  readonly accountId: string;
  listWorkspaces(
    options?: DatabricksReadOptions,
  ): Promise<DatabricksWorkspace[]>;
  listMetastores(
    options?: DatabricksReadOptions,
  ): Promise<DatabricksMetastore[]>;
  /** Ids of the workspaces that a metastore is assigned to. */
  listMetastoreWorkspaces(
    metastoreId: string,
    options?: DatabricksReadOptions,
  ): Promise<string[]>;
  /**
   * Groups whose names contain a text, in any case, sorted by name.
   *
   * @param query - all groups when it is empty
   * @param page - 1-based index of the first one, and how many (50)
   */
  findGroups(
    query: string,
    page?: { startIndex?: number; count?: number },
    options?: DatabricksReadOptions,
  ): Promise<DatabricksGroupPage>;
  /** Whether the account has a group of exactly that name, but for its case. */
  groupExists(
    displayName: string,
    options?: DatabricksReadOptions,
  ): Promise<boolean>;
  /**
   * @throws NotAllowedError when the workspace's host is not one that this
   * account may have (config `databricks.allowedHosts` can add to them)
   */
  workspace(
    workspace: Pick<DatabricksWorkspace, 'id' | 'url'>,
  ): DatabricksWorkspaceClient;
}

/**
 * The configured Databricks accounts.
 *
 * @public
 */
export interface DatabricksService {
  accounts(): DatabricksAccountClient[];
  /** The account with that id, when it is configured. */
  account(accountId: string): DatabricksAccountClient | undefined;
  /** Reads all that an account holds, when it is configured. */
  accountReader(accountId: string): DatabricksAccountReader | undefined;
  /** Workspaces that are configured by themselves, without account-admin rights. */
  workspaces(): DatabricksConfiguredWorkspace[];
  /** What is wrong in app-config; what it concerns is not among the others. */
  problems(): DatabricksConfigProblem[];
}
