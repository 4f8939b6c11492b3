import type { SchedulerServiceTaskScheduleDefinitionConfig } from '@backstage/backend-plugin-api';

export interface Config {
  search?: {
    collators?: {
      databricks?: {
        /**
         * When Unity Catalog is read. Default: every hour, 50 minutes at most,
         * beginning 30 seconds after the start.
         */
        schedule?: SchedulerServiceTaskScheduleDefinitionConfig;
        /** Catalogs that are read, `*` stands for any text. Default: all */
        include?: string[];
        /** Catalogs that are not read, whatever `include` says. */
        exclude?: string[];
        /** Tables and views in the index. Default: 20000 */
        maxTables?: number;
        /** Path of the portal's Databricks page. Default: /databricks */
        path?: string;
      };
    };
  };
}
