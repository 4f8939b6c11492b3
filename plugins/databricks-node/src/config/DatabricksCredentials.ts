/**
 * OAuth machine-to-machine: a service principal and one of its secrets.
 *
 * @public
 */
export interface DatabricksClientSecret {
  /** Application id of the service principal. */
  clientId: string;
  /** OAuth secret of the service principal. */
  clientSecret: string;
}

/**
 * Workload identity federation: a token of another issuer, which Databricks
 * takes for one of its own by a federation policy.
 *
 * @public
 */
export interface DatabricksOidcTokenFile {
  /** Application id of the service principal; left out for a policy of the whole account. */
  clientId?: string;
  /** File that holds the issuer's token, read again for every exchange. */
  oidcTokenFile: string;
}

/**
 * A personal access token, which one workspace knows.
 *
 * @public
 */
export interface DatabricksAccessToken {
  /** The token, such as `dapi…`. */
  token: string;
}

/**
 * What opens an account and its workspaces.
 *
 * @public
 */
export type DatabricksAccountCredentials =
  | DatabricksClientSecret
  | DatabricksOidcTokenFile;

/**
 * What opens a single workspace.
 *
 * @public
 */
export type DatabricksWorkspaceCredentials =
  | DatabricksAccountCredentials
  | DatabricksAccessToken;
