import type { RepositoryClient } from '@lakeport/backstage-plugin-databricks-node';

/** Where a platform's file is, and where changes of it are proposed. */
export interface PlatformPlace {
  repository: RepositoryClient;
  branch: string;
  path: string;
  /** For people. */
  where: string;
}
