import type {
  DatabricksAccountCredentials,
  DatabricksWorkspaceCredentials,
} from './DatabricksCredentials';

/**
 * One Databricks account and the service principal that reads it.
 *
 * @public
 */
export type DatabricksAccountConfig = {
  /** Id of the account, a UUID. */
  accountId: string;
  /** Origin of the account console's API, such as https://accounts.cloud.databricks.com. */
  host: string;
} & DatabricksAccountCredentials;

/**
 * One workspace that is read without its account: no account-admin rights are
 * needed for it.
 *
 * @public
 */
export type DatabricksWorkspaceConfig = {
  /** Origin of the workspace, such as https://dbc-1.cloud.databricks.com. */
  host: string;
  /** What the portal calls it; the first label of the host when left out of config. */
  name: string;
  /** The account that it belongs to, when that is known. */
  accountId?: string;
  /** AWS region, when that is known. */
  region?: string;
} & DatabricksWorkspaceCredentials;

/**
 * How fast one host is asked with one set of credentials.
 *
 * @public
 */
export interface DatabricksLimits {
  /** Requests at a time. */
  concurrency: number;
  /** Requests per second on average; so many may also go out at once after a pause. */
  requestsPerSecond: number;
}

/**
 * Something in app-config that is wrong, or does what one may not expect of it.
 * What is wrong is left out or takes its default, and the rest works.
 *
 * @public
 */
export interface DatabricksConfigProblem {
  /**
   * `error`: what is written there does not hold; `warning`: it does, and is worth
   * knowing about.
   */
  severity: 'error' | 'warning';
  /** Where it is, such as `databricks.accounts[1].accountId`. */
  path: string;
  /** What is wrong and what would be right; holds no secret. */
  message: string;
}

/**
 * The `databricks` section of app-config, as far as this package reads it.
 *
 * @public
 */
export interface DatabricksConfig {
  accounts: DatabricksAccountConfig[];
  /** Workspaces that are read without their account. */
  workspaces: DatabricksWorkspaceConfig[];
  /** Hosts beyond Databricks' own that accounts and workspaces may live on. */
  allowedHosts: string[];
  limits: DatabricksLimits;
  lakeport: {
    /** The bundled `lakeport` to run; the installed npm package when left out. */
    path?: string;
  };
  /** What is wrong with the section, in the order of the file. */
  problems: DatabricksConfigProblem[];
}
