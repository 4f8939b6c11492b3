import type {
  CancelDeploymentRequest,
  ChoiceList,
  ClusterPage,
  CreateDeploymentRequest,
  Deployment,
  DeploymentFilter,
  DeploymentList,
  DeploymentLog,
  EnvironmentDetails,
  EnvironmentDrift,
  EnvironmentFindings,
  EnvironmentOperations,
  EnvironmentTopology,
  JobPage,
  LakeportVersionList,
  MetastoreList,
  NameAvailability,
  NetworkFilter,
  NetworkList,
  NetworkTopologyFilter,
  ObservedNetwork,
  PageRequest,
  PlatformDetails,
  PlatformList,
  ProjectDetails,
  ProjectTopology,
  ReviewDeploymentRequest,
  SourceList,
  UnityBindingPage,
  UnityColumnTagPage,
  UnityColumnTagRequest,
  UnityGrantPage,
  UnityLineage,
  UnityLineageRequest,
  UnityObjectDetails,
  UnityObjectListRequest,
  UnityObjectPage,
  UnityObjectRequest,
  WarehousePage,
  WorkspaceCapacity,
  WorkspaceCost,
  WorkspaceDetails,
  WorkspaceFilter,
  WorkspaceList,
  WorkspaceTimeline,
} from '../apiTypes';

/**
 * What every call takes besides its own arguments.
 *
 * @public
 */
export interface DatabricksRequestOptions {
  /** Backstage token; for callers whose fetch does not add one (backends). */
  token?: string;
  /** Ends the request early. */
  signal?: AbortSignal;
  /**
   * The person's own Databricks token, for a backend that reads Unity Catalog
   * with it (`databricks.unityCatalog.readAs: user`).
   */
  databricksToken?: string;
}

/**
 * What calls take that tell of AWS and of Databricks accounts.
 *
 * @public
 */
export interface DatabricksRefreshOptions extends DatabricksRequestOptions {
  /**
   * Whether a person asks to have it read anew; otherwise an answer may be some
   * minutes old. What was read less than 15 seconds ago (of
   * Unity Catalog: five) is not read again.
   */
  refresh?: boolean;
}

/**
 * Which of a form field's choices are asked for.
 *
 * @public
 */
export interface ChoiceRequest {
  /** Entity reference of the platform whose account and file are looked at. */
  platform?: string;
  /** Part of a value or label, in any case. */
  q?: string;
  /** The `nextCursor` of the page before. */
  cursor?: string;
  /** 50 when left out, 100 at most. */
  limit?: number;
}

/**
 * The REST API of the Databricks backend plugin. Entities are named by their
 * reference, full or short (`resource:default/payments-dev`). Every method
 * throws a `ResponseError` of `@backstage/errors` for an answer that is not 2xx.
 *
 * @public
 */
export interface DatabricksApi {
  /** Workspaces of every configured account, beside the accounts that failed. */
  getWorkspaces(
    options?: DatabricksRequestOptions & { filter?: WorkspaceFilter },
  ): Promise<WorkspaceList>;
  /** What the portal reads, whether it can, and what is wrong in app-config. */
  listSources(options?: DatabricksRefreshOptions): Promise<SourceList>;
  /** A workspace with all that it was made from. */
  getWorkspace(
    workspaceId: string,
    options?: DatabricksRefreshOptions,
  ): Promise<WorkspaceDetails>;
  /** The clusters of a workspace, a page at a time. */
  listClusters(
    workspaceId: string,
    request?: PageRequest,
    options?: DatabricksRequestOptions,
  ): Promise<ClusterPage>;
  /** The SQL warehouses of a workspace, a page at a time. */
  listWarehouses(
    workspaceId: string,
    request?: PageRequest,
    options?: DatabricksRequestOptions,
  ): Promise<WarehousePage>;
  /** The jobs of a workspace with their last result, a page at a time. */
  listJobs(
    workspaceId: string,
    request?: PageRequest,
    options?: DatabricksRequestOptions,
  ): Promise<JobPage>;
  /** Free addresses of the subnets against what clusters and pools may grow to. */
  getCapacity(
    workspaceId: string,
    options?: DatabricksRefreshOptions,
  ): Promise<WorkspaceCapacity>;
  /** Statuses that the portal saw, beside the deployments of the environment. */
  getWorkspaceTimeline(
    workspaceId: string,
    options?: DatabricksRequestOptions,
  ): Promise<WorkspaceTimeline>;
  /** What a workspace has cost at list prices, or why that is not known. */
  getWorkspaceCost(
    workspaceId: string,
    options?: DatabricksRequestOptions,
  ): Promise<WorkspaceCost>;
  /** The network around a workspace as AWS and Databricks tell of it. */
  getWorkspaceTopology(
    workspaceId: string,
    options?: DatabricksRefreshOptions,
  ): Promise<ObservedNetwork>;
  /** VPCs of the configured AWS accounts with the workspaces in them. */
  listNetworks(
    request?: NetworkFilter,
    options?: DatabricksRefreshOptions,
  ): Promise<NetworkList>;
  /** What AWS and Databricks tell of VPCs, accounts and regions. */
  getNetworkTopology(
    request?: NetworkTopologyFilter,
    options?: DatabricksRefreshOptions,
  ): Promise<ObservedNetwork>;
  /** Unity Catalog metastores with their workspaces. */
  listMetastores(options?: DatabricksRefreshOptions): Promise<MetastoreList>;
  /** One level of Unity Catalog, a page at a time. */
  listUnityObjects(
    request: UnityObjectListRequest,
    options?: DatabricksRefreshOptions,
  ): Promise<UnityObjectPage>;
  /** One object of Unity Catalog with all that is told of it. */
  getUnityObject(
    request: UnityObjectRequest,
    options?: DatabricksRefreshOptions,
  ): Promise<UnityObjectDetails>;
  /** Who may do what with an object, directly and by inheritance. */
  listUnityGrants(
    request: UnityObjectRequest & { principal?: string; pageToken?: string },
    options?: DatabricksRefreshOptions,
  ): Promise<UnityGrantPage>;
  /** Where data come from and go to, one step each way. */
  getUnityLineage(
    request: UnityLineageRequest,
    options?: DatabricksRefreshOptions,
  ): Promise<UnityLineage>;
  /** The tags of a table's columns, which Databricks tells one column at a time. */
  listUnityColumnTags(
    request: UnityColumnTagRequest,
    options?: DatabricksRefreshOptions,
  ): Promise<UnityColumnTagPage>;
  /** Which workspaces may use which catalogs. */
  listUnityBindings(
    request: PageRequest & {
      metastore: string;
      q?: string;
      workspace?: string;
    },
    options?: DatabricksRefreshOptions,
  ): Promise<UnityBindingPage>;
  /** An environment with its workspace and catalogs, read live. */
  getEnvironment(
    entityRef: string,
    options?: DatabricksRequestOptions,
  ): Promise<EnvironmentDetails>;
  /** The network that the repository declares. */
  getTopology(
    entityRef: string,
    options?: DatabricksRequestOptions,
  ): Promise<EnvironmentTopology>;
  /** What the rules find in what the repository declares. */
  getFindings(
    entityRef: string,
    options?: DatabricksRequestOptions,
  ): Promise<EnvironmentFindings>;
  /** Which operations the caller may start on an environment, why not the rest, and who approves. */
  getEnvironmentOperations(
    entityRef: string,
    options?: DatabricksRequestOptions,
  ): Promise<EnvironmentOperations>;
  /** What the last scheduled comparison with the repository found. */
  getEnvironmentDrift(
    entityRef: string,
    options?: DatabricksRequestOptions,
  ): Promise<EnvironmentDrift>;
  /** Deployments that the caller may see, newest first; 20 when no limit is given. */
  listDeployments(
    request: DeploymentFilter & { limit?: number; offset?: number },
    options?: DatabricksRequestOptions,
  ): Promise<DeploymentList>;
  /** Starts an operation, or returns the one that the idempotency key started before. */
  createDeployment(
    request: CreateDeploymentRequest,
    options?: DatabricksRequestOptions,
  ): Promise<Deployment>;
  /** One deployment as last seen. */
  getDeployment(
    id: string,
    options?: DatabricksRequestOptions,
  ): Promise<Deployment>;
  /** Ends a deployment that is not finished, or asks its run to end. */
  cancelDeployment(
    id: string,
    request?: CancelDeploymentRequest,
    options?: DatabricksRequestOptions,
  ): Promise<Deployment>;
  /** Approves or rejects a deployment that waits for it. */
  reviewDeployment(
    id: string,
    request: ReviewDeploymentRequest,
    options?: DatabricksRequestOptions,
  ): Promise<Deployment>;
  /** Lines of a job's log after the first `after`; at most 2,000 at a time. */
  getDeploymentLog(
    id: string,
    request: { job: string; after?: number },
    options?: DatabricksRequestOptions,
  ): Promise<DeploymentLog>;
  /** The platforms that the caller may see. */
  getPlatforms(options?: DatabricksRequestOptions): Promise<PlatformList>;
  /** What a platform file says, or its problems; `system:` may be left out of the reference. */
  getPlatform(
    entityRef: string,
    options?: DatabricksRequestOptions,
  ): Promise<PlatformDetails>;
  /** A project with its environments side by side; `system:` may be left out of the reference. */
  getProject(
    entityRef: string,
    options?: DatabricksRequestOptions,
  ): Promise<ProjectDetails>;
  /** The networks that the repository declares for all environments of a project, in one graph. */
  getProjectTopology(
    entityRef: string,
    options?: DatabricksRequestOptions,
  ): Promise<ProjectTopology>;
  /** Which version of lakeport the repositories use, those furthest behind first; 50 when no limit is given. */
  listLakeportVersions(
    request?: { platform?: string; limit?: number; offset?: number },
    options?: DatabricksRequestOptions,
  ): Promise<LakeportVersionList>;
  /** Whether a new project may have a name, standalone or in a platform. */
  checkProjectName(
    request: { name: string; platform?: string },
    options?: DatabricksRequestOptions,
  ): Promise<NameAvailability>;
  /** Groups of the Databricks account, sorted by name. */
  listGroupChoices(
    request?: ChoiceRequest,
    options?: DatabricksRequestOptions,
  ): Promise<ChoiceList>;
  /** AWS accounts of the platform file and of the catalog, sorted by id. */
  listAwsAccountChoices(
    request?: ChoiceRequest,
    options?: DatabricksRequestOptions,
  ): Promise<ChoiceList>;
}
