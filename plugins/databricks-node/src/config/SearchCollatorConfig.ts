import type { SchedulerServiceTaskScheduleDefinition } from '@backstage/backend-plugin-api';
import type { DatabricksConfigProblem } from './DatabricksConfig';

/**
 * The section `search.collators.databricks` of app-config: how search reads Unity
 * Catalog.
 *
 * @public
 */
export interface SearchCollatorConfig {
  schedule: SchedulerServiceTaskScheduleDefinition;
  /** Patterns of catalogs that are read; all when empty. */
  include: string[];
  /** Patterns of catalogs that are not, whatever `include` says. */
  exclude: string[];
  maxTables: number;
  /** Path of the portal's Databricks page. */
  path: string;
  /** What is wrong with the section. */
  problems: DatabricksConfigProblem[];
}
