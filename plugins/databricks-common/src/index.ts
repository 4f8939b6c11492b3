/**
 * API types and client, permissions, annotations and entity helpers of the
 * Databricks plugin.
 *
 * @packageDocumentation
 */
export { annotations } from './annotations';
export type * from './apiTypes';
export type {
  ChoiceRequest,
  DatabricksApi,
  DatabricksRefreshOptions,
  DatabricksRequestOptions,
} from './client/DatabricksApi';
export { DatabricksApiClient } from './client/DatabricksApiClient';
export { catalogOf, type CatalogName } from './entity/catalogOf';
export type { DatabricksApiPaths } from './DatabricksApiPaths';
export {
  deploymentTargetOf,
  type DeploymentTarget,
} from './entity/deploymentTargetOf';
export { environmentOf, type EnvironmentName } from './entity/environmentOf';
export { isAwsVpc } from './entity/isAwsVpc';
export { isDatabricksAccount } from './entity/isDatabricksAccount';
export { isDatabricksCatalog } from './entity/isDatabricksCatalog';
export { isDatabricksEnvironment } from './entity/isDatabricksEnvironment';
export { isDatabricksMetastore } from './entity/isDatabricksMetastore';
export { isDatabricksPlatform } from './entity/isDatabricksPlatform';
export { isDatabricksProject } from './entity/isDatabricksProject';
export { isDatabricksSharedStack } from './entity/isDatabricksSharedStack';
export { isDatabricksWorkspace } from './entity/isDatabricksWorkspace';
export { entityTypes } from './entityTypes';
export { isFinished } from './isFinished';
export {
  databricksCatalogReadPermission,
  databricksChoiceReadPermission,
  databricksDeploymentApplyPermission,
  databricksDeploymentApprovePermission,
  databricksDeploymentCancelPermission,
  databricksDeploymentDestroyPermission,
  databricksDeploymentPlanPermission,
  databricksDeploymentReadPermission,
  databricksDeploymentRotatePermission,
  databricksDeploymentSleepPermission,
  databricksDeploymentWakePermission,
  databricksEnvironmentReadPermission,
  databricksNetworkReadPermission,
  databricksOperationPermissions,
  databricksPermissions,
  databricksPlatformReadPermission,
  databricksProjectReadPermission,
  databricksWorkspaceReadPermission,
  RESOURCE_TYPE_DATABRICKS_ENVIRONMENT,
  RESOURCE_TYPE_UNITY_CATALOG_OBJECT,
} from './permissions';
export { unityObjectPath } from './unity/unityObjectPath';
export { unityObjectRef } from './unity/unityObjectRef';
export { parseUnityObjectRef } from './unity/parseUnityObjectRef';
export type { UnityObjectName } from './unity/UnityObjectName';
