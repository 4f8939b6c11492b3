/**
 * API types and client, permissions, annotations and entity helpers of the
 * Databricks plugin.
 *
 * @packageDocumentation
 */
export { annotations } from './annotations';
export type * from './apiTypes';
export type {
  DatabricksApi,
  DatabricksRequestOptions,
} from './client/DatabricksApi';
export { DatabricksApiClient } from './client/DatabricksApiClient';
export { environmentOf, type EnvironmentName } from './entity/environmentOf';
export { isDatabricksEnvironment } from './entity/isDatabricksEnvironment';
export { entityTypes } from './entityTypes';
export { isFinished } from './isFinished';
export {
  databricksDeploymentCreatePermission,
  databricksDeploymentReadPermission,
  databricksEnvironmentReadPermission,
  databricksPermissions,
  databricksWorkspaceReadPermission,
} from './permissions';
