import type { DatabricksList } from '../DatabricksList';
import type {
  DatabricksCatalog,
  DatabricksReadOptions,
} from '../DatabricksService';

/** What every object of Unity Catalog says of itself. @public */
export interface UnityObject {
  name: string;
  owner?: string;
  comment?: string;
  /** Dates in ISO 8601. */
  createdAt?: string;
  createdBy?: string;
  updatedAt?: string;
  updatedBy?: string;
}

/** A catalog with all that its list tells. @public */
export interface UnityCatalogInfo
  extends UnityObject,
    Pick<
      DatabricksCatalog,
      'type' | 'metastoreId' | 'isolationMode' | 'properties'
    > {
  storageRoot?: string;
  storageLocation?: string;
  /** Of a foreign catalog. */
  connectionName?: string;
  /** Of a shared catalog. */
  providerName?: string;
  shareName?: string;
  /** Whether the caller may only see that it is there. */
  browseOnly?: boolean;
}

/** A schema with all that its list tells. @public */
export interface UnitySchemaInfo extends UnityObject {
  fullName: string;
  catalogName: string;
  storageLocation?: string;
  properties: Record<string, string>;
  browseOnly?: boolean;
}

/** A column of a table. @public */
export interface UnityColumn {
  name: string;
  /** As SQL writes it. */
  type?: string;
  position?: number;
  nullable?: boolean;
  comment?: string;
  /** Place among the columns that the table is partitioned by. */
  partitionIndex?: number;
  /** Name of the function that masks it. */
  maskFunction?: string;
}

/** A key of a table. @public */
export interface UnityConstraint {
  kind: 'primary-key' | 'foreign-key' | 'named';
  name?: string;
  columns: string[];
  /** Of a foreign key. */
  parentTable?: string;
  parentColumns: string[];
}

/** A table or view. @public */
export interface UnityTableInfo extends UnityObject {
  fullName: string;
  catalogName: string;
  schemaName: string;
  /** MANAGED, EXTERNAL, VIEW, MATERIALIZED_VIEW, STREAMING_TABLE and others. */
  type?: string;
  /** DELTA, PARQUET and others. */
  format?: string;
  storageLocation?: string;
  viewDefinition?: string;
  pipelineId?: string;
  rowFilterFunction?: string;
  browseOnly?: boolean;
  /** Empty in lists that leave them out. */
  columns: UnityColumn[];
  constraints: UnityConstraint[];
  properties: Record<string, string>;
}

/** A table as the cheapest of lists tells it. @public */
export interface UnityTableSummary {
  fullName: string;
  type?: string;
}

/** A volume. @public */
export interface UnityVolumeInfo extends UnityObject {
  fullName: string;
  /** MANAGED or EXTERNAL. */
  type?: string;
  storageLocation?: string;
}

/** A function. @public */
export interface UnityFunctionInfo extends UnityObject {
  fullName: string;
  /** What it returns, as SQL writes it. */
  type?: string;
  /** SQL or EXTERNAL. */
  body?: string;
  definition?: string;
  language?: string;
  parameters: Array<{ name: string; type?: string }>;
}

/** A registered model. @public */
export interface UnityModelInfo extends UnityObject {
  fullName: string;
  storageLocation?: string;
}

/** A place in a bucket that catalogs may use. @public */
export interface UnityExternalLocation extends UnityObject {
  url?: string;
  credentialName?: string;
  readOnly?: boolean;
  isolationMode?: string;
}

/** The role that Unity Catalog reads buckets with. @public */
export interface UnityStorageCredential extends UnityObject {
  roleArn?: string;
  externalId?: string;
  unityCatalogRoleArn?: string;
  readOnly?: boolean;
  isolationMode?: string;
}

/** What a principal may do, directly or by inheritance. @public */
export interface UnityGrant {
  principal: string;
  privileges: Array<{
    privilege: string;
    /** Where it comes from; none for a direct grant. */
    inheritedFromType?: string;
    inheritedFromName?: string;
  }>;
}

/** A workspace that an object is bound to. @public */
export interface UnityBinding {
  workspaceId: string;
  /** BINDING_TYPE_READ_WRITE or BINDING_TYPE_READ_ONLY. */
  type?: string;
}

/** Kinds that can have tags. @public */
export type UnityTaggableType =
  | 'catalogs'
  | 'schemas'
  | 'tables'
  | 'columns'
  | 'volumes';

/** A tag of an object. @public */
export interface UnityTag {
  key: string;
  value?: string;
}

/** The metastore as one of its workspaces sees it. @public */
export interface UnityMetastoreSummary {
  id: string;
  name: string;
  region?: string;
  cloud?: string;
  owner?: string;
  storageRoot?: string;
  globalId?: string;
  deltaSharingScope?: string;
  externalAccessEnabled?: boolean;
}

/** A table at one end of lineage, with what moved the data. @public */
export interface UnityLineageEntry {
  /** None when the data came from or went to no table. */
  table?: {
    catalogName: string;
    schemaName: string;
    name: string;
    type?: string;
  };
  jobs: Array<{ workspaceId?: string; jobId?: string }>;
  notebooks: Array<{ workspaceId?: string; notebookId?: string }>;
}

/** Where a table's data come from and go to. @public */
export interface UnityTableLineage {
  upstreams: UnityLineageEntry[];
  downstreams: UnityLineageEntry[];
}

/** A column at one end of lineage. @public */
export interface UnityLineageColumn {
  catalogName: string;
  schemaName: string;
  tableName: string;
  name: string;
}

/** Where a column's data come from and go to. @public */
export interface UnityColumnLineage {
  upstreams: UnityLineageColumn[];
  downstreams: UnityLineageColumn[];
}

/** What a list of tables leaves out. @public */
export interface UnityTableListOptions {
  /** Left out unless true: they are most of the answer. */
  columns?: boolean;
  /** Left out unless true. */
  properties?: boolean;
}

/** Which catalogs a list holds. @public */
export interface UnityCatalogListOptions {
  /**
   * Whether also catalogs come that are bound to other workspaces only, as far
   * as the caller may change their bindings; nothing is refused for it.
   */
  unbound?: boolean;
}

/** Kinds that can be bound to workspaces. @public */
export type UnityBindableType =
  | 'catalog'
  | 'storage_credential'
  | 'credential'
  | 'external_location';

/**
 * Reads what a metastore holds, as one workspace sees it. Lists also hold what
 * the caller may only browse. Every method throws DatabricksApiError.
 *
 * @public
 */
export interface UnityCatalogReader {
  catalogs(options?: UnityCatalogListOptions): DatabricksList<UnityCatalogInfo>;
  catalog(
    name: string,
    options?: DatabricksReadOptions,
  ): Promise<UnityCatalogInfo>;
  schemas(catalog: string): DatabricksList<UnitySchemaInfo>;
  /** @param fullName - catalog and schema with a dot between */
  schema(
    fullName: string,
    options?: DatabricksReadOptions,
  ): Promise<UnitySchemaInfo>;
  tables(
    catalog: string,
    schema: string,
    options?: UnityTableListOptions,
  ): DatabricksList<UnityTableInfo>;
  /**
   * Names and types of a catalog's tables.
   *
   * @param patterns - SQL LIKE: `%` and `_` stand for other letters
   */
  tableSummaries(
    catalog: string,
    patterns?: { schema?: string; table?: string },
  ): DatabricksList<UnityTableSummary>;
  /** @param fullName - catalog, schema and table with dots between */
  table(
    fullName: string,
    options?: DatabricksReadOptions,
  ): Promise<UnityTableInfo>;
  volumes(catalog: string, schema: string): DatabricksList<UnityVolumeInfo>;
  functions(catalog: string, schema: string): DatabricksList<UnityFunctionInfo>;
  models(catalog: string, schema: string): DatabricksList<UnityModelInfo>;
  /** @param fullName - catalog, schema and volume with dots between */
  volume(
    fullName: string,
    options?: DatabricksReadOptions,
  ): Promise<UnityVolumeInfo>;
  /** @param fullName - catalog, schema and function with dots between */
  function(
    fullName: string,
    options?: DatabricksReadOptions,
  ): Promise<UnityFunctionInfo>;
  /** @param fullName - catalog, schema and model with dots between */
  model(
    fullName: string,
    options?: DatabricksReadOptions,
  ): Promise<UnityModelInfo>;
  externalLocations(): DatabricksList<UnityExternalLocation>;
  storageCredentials(): DatabricksList<UnityStorageCredential>;
  /**
   * Who may do what, also by inheritance.
   *
   * @param type - such as `catalog`, `schema`, `table`, `volume`, `function`
   * @param principal - of one user, group or service principal only
   */
  effectivePermissions(
    type: string,
    fullName: string,
    principal?: string,
  ): DatabricksList<UnityGrant>;
  bindings(type: UnityBindableType, name: string): DatabricksList<UnityBinding>;
  /**
   * The tags of one object itself, not those that it inherits.
   *
   * @param fullName - with dots between its parts
   */
  tags(type: UnityTaggableType, fullName: string): DatabricksList<UnityTag>;
  metastoreSummary(
    options?: DatabricksReadOptions,
  ): Promise<UnityMetastoreSummary>;
  /** No ends when none were recorded. */
  tableLineage(
    fullName: string,
    options?: DatabricksReadOptions,
  ): Promise<UnityTableLineage>;
  /** No ends when none were recorded. */
  columnLineage(
    tableFullName: string,
    column: string,
    options?: DatabricksReadOptions,
  ): Promise<UnityColumnLineage>;
}
