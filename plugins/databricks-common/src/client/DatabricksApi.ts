import type {
  CreateDeploymentRequest,
  Deployment,
  DeploymentList,
  EnvironmentDetails,
  EnvironmentFindings,
  EnvironmentTopology,
  WorkspaceList,
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
  getWorkspaces(options?: DatabricksRequestOptions): Promise<WorkspaceList>;
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
  /** Deployments of an environment, newest first; 20 when no limit is given. */
  listDeployments(
    request: { entityRef: string; limit?: number; offset?: number },
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
}
