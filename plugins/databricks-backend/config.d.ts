export interface Config {
  databricks?: {
    deployments?: {
      /** File name of the workflow that deploys, in .github/workflows. Default: deploy.yml */
      workflow?: string;
      /** How often a running deployment is looked at, in seconds, 1 or more. Default: 5 */
      pollSeconds?: number;
    };
  };
}
