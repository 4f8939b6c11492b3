export interface Config {
  databricks?: {
    /**
     * The Databricks accounts that the portal reads. Each is opened by `clientId`
     * with `clientSecret`, or by `oidcTokenFile`. What is wrong with one is logged
     * at the start and leaves the others running, so nothing is required here.
     */
    accounts?: Array<{
      /** Id of the account, a UUID. */
      accountId?: string;
      /** Origin of the account's API. Default: https://accounts.cloud.databricks.com */
      host?: string;
      /**
       * Application id of an account-admin service principal. Left out with
       * `oidcTokenFile` for a federation policy of the whole account.
       */
      clientId?: string;
      /**
       * OAuth secret of the service principal.
       * @visibility secret
       */
      clientSecret?: string;
      /**
       * Absolute path of a file with a token of another issuer, such as a projected
       * token of Kubernetes. It is read again for every exchange.
       */
      oidcTokenFile?: string;
    }>;
    /**
     * Workspaces that are read by themselves, without account-admin rights. Each
     * is opened by `token`, by `clientId` with `clientSecret`, or by `oidcTokenFile`.
     */
    workspaces?: Array<{
      /** Origin of the workspace, such as https://dbc-1.cloud.databricks.com */
      host?: string;
      /** What the portal calls it. Default: the first label of its host. */
      name?: string;
      /** The account that it belongs to, a UUID. */
      accountId?: string;
      /** AWS region. */
      region?: string;
      /**
       * A personal access token.
       * @visibility secret
       */
      token?: string;
      /** Application id of a service principal. */
      clientId?: string;
      /**
       * OAuth secret of the service principal.
       * @visibility secret
       */
      clientSecret?: string;
      /** As with accounts. */
      oidcTokenFile?: string;
    }>;
    /**
     * Hosts, with port if any, that accounts and workspaces may live on beyond
     * Databricks' own and the siblings of the account's host. Reached over https only.
     */
    allowedHosts?: string[];
    /** How fast each host is asked with one set of credentials. */
    limits?: {
      /** Requests at a time. Default: 8 */
      concurrency?: number;
      /** Requests per second on average, and at once after a pause. Default: 10 */
      requestsPerSecond?: number;
    };
    /**
     * The AWS accounts whose networks the portal reads. Where their credentials
     * come from is in the section `aws`, as everywhere in Backstage. What is wrong
     * with one is logged at the start and leaves the others running, so nothing is
     * required here.
     */
    aws?: {
      accounts?: Array<{
        /** Twelve digits, in quotes. */
        accountId?: string;
        /** Regions that are read, such as us-west-2. */
        regions?: string[];
        /**
         * The account whose credentials (of `aws.accounts` or `aws.accountDefaults`)
         * take the role here. Default: `databricks.aws.via`, else `aws.mainAccount`
         */
        via?: string;
        /** ARN of the role that reads, in place of `roleName`. */
        roleArn?: string;
        /** Name of the role that reads, with its path if it has one. Default: `databricks.aws.roleName` */
        roleName?: string;
        /** What the role's trust policy asks for. Default: `databricks.aws.externalId` */
        externalId?: string;
      }>;
      /** For all accounts that name none: the account whose credentials take the role. */
      via?: string;
      /**
       * For all accounts that name none: the role that reads. Default:
       * lakeport-network-read where `via` leads to it; without both no role is
       * taken, and `aws` must have credentials for the account.
       */
      roleName?: string;
      /** For all accounts that name none: what the role's trust policy asks for. */
      externalId?: string;
      /** Requests at a time to one account and region. Default: 8 */
      concurrency?: number;
      /**
       * Origin that is asked in place of AWS, for an emulator: on loopback, or a
       * host of `databricks.allowedHosts`.
       */
      endpoint?: string;
    };
    lakeport?: {
      /**
       * The bundled lakeport.cjs to run. Default: that of the installed npm
       * package `lakeport`.
       */
      path?: string;
    };
  };
}
