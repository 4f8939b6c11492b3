import type { SchedulerServiceTaskScheduleDefinition } from '@backstage/backend-plugin-api';

/** How search reads Unity Catalog. */
export interface CollatorConfig {
  schedule: SchedulerServiceTaskScheduleDefinition;
  /** Patterns of catalogs that are read; all when empty. */
  include: string[];
  /** Patterns of catalogs that are not, whatever `include` says. */
  exclude: string[];
  maxTables: number;
  /** Path of the portal's Databricks page. */
  path: string;
  /** What is wrong in app-config, with its path. */
  problems: string[];
}
