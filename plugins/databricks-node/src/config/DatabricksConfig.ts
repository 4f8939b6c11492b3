/**
 * One Databricks account and the service principal that reads it.
 *
 * @public
 */
export interface DatabricksAccountConfig {
  /** Id of the account, a UUID. */
  accountId: string;
  /** Origin of the account console's API, such as https://accounts.cloud.databricks.com. */
  host: string;
  /** Application id of the service principal. */
  clientId: string;
  /** OAuth secret of the service principal. */
  clientSecret: string;
}

/**
 * The `databricks` section of app-config, as far as this package reads it.
 *
 * @public
 */
export interface DatabricksConfig {
  accounts: DatabricksAccountConfig[];
  /** Hosts beyond the accounts' own that workspaces may live on. */
  allowedHosts: string[];
  lakeport: {
    /** The bundled `lakeport` to run; the installed npm package when left out. */
    path?: string;
  };
}
