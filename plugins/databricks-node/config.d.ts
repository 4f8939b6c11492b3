export interface Config {
  databricks?: {
    /** The Databricks accounts that the portal reads. */
    accounts?: Array<{
      /** Id of the account, a UUID. */
      accountId: string;
      /** Origin of the account's API. Default: https://accounts.cloud.databricks.com */
      host?: string;
      /** Application id of an account-admin service principal. */
      clientId: string;
      /**
       * OAuth secret of the service principal.
       * @visibility secret
       */
      clientSecret: string;
    }>;
    /**
     * Hosts, with port if any, that workspaces may live on beyond the account's
     * own origin and the siblings of the account's host. Reached over https only.
     */
    allowedHosts?: string[];
    lakeport?: {
      /**
       * The bundled lakeport.cjs to run. Default: that of the installed npm
       * package `lakeport`.
       */
      path?: string;
    };
  };
}
