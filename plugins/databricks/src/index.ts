/**
 * Databricks workspaces, Unity Catalog, network topology and deployments in
 * Backstage. The new frontend system's plugin is under `./alpha`.
 *
 * @packageDocumentation
 */
export { databricksApiRef } from './api/databricksApiRef';
export { LakeportValueFieldExtension } from './field/LakeportValueFieldExtension';
export {
  DatabricksPage,
  databricksPlugin,
  EntityDatabricksDeploymentsContent,
  EntityDatabricksOverviewContent,
  EntityDatabricksTopologyContent,
} from './plugin';
export { databricksTranslationRef } from './translation';
export { isDatabricksEnvironment } from '@lakeport/backstage-plugin-databricks-common';
export type { DatabricksApi } from '@lakeport/backstage-plugin-databricks-common';
