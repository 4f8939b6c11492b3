/**
 * Databricks platforms, projects, workspaces, Unity Catalog, network topology and
 * deployments in Backstage. The new frontend system's plugin is under `./alpha`.
 *
 * @packageDocumentation
 */
export { databricksApiRef } from './api/databricksApiRef';
export { databricksUserAuthApiRef } from './api/databricksUserAuthApiRef';
export { LakeportAwsAccountFieldExtension } from './field/awsAccount/LakeportAwsAccountFieldExtension';
export { LakeportEnvironmentFieldExtension } from './field/environment/LakeportEnvironmentFieldExtension';
export { LakeportGroupsFieldExtension } from './field/groups/LakeportGroupsFieldExtension';
export { LakeportNetworkFieldExtension } from './field/network/LakeportNetworkFieldExtension';
export { LakeportPlatformFieldExtension } from './field/platform/LakeportPlatformFieldExtension';
export { LakeportProjectNameFieldExtension } from './field/projectName/LakeportProjectNameFieldExtension';
export { LakeportRegionFieldExtension } from './field/region/LakeportRegionFieldExtension';
export { LakeportSecurityProfileFieldExtension } from './field/securityProfile/LakeportSecurityProfileFieldExtension';
export { LakeportUnityNameFieldExtension } from './field/unityName/LakeportUnityNameFieldExtension';
export { LakeportZonesFieldExtension } from './field/zones/LakeportZonesFieldExtension';
export { LakeportValueFieldExtension } from './field/LakeportValueFieldExtension';
export {
  DatabricksPage,
  databricksPlugin,
  EntityAwsVpcCard,
  EntityAwsVpcTopologyContent,
  EntityDatabricksAccountCard,
  EntityDatabricksActionsCard,
  EntityDatabricksCatalogsContent,
  EntityDatabricksDeploymentsContent,
  EntityDatabricksOverviewContent,
  EntityDatabricksPlatformContent,
  EntityDatabricksProjectContent,
  EntityDatabricksProjectTopologyContent,
  EntityDatabricksTopologyContent,
  EntityDatabricksWorkspaceCard,
  EntityDatabricksWorkspaceContent,
  EntityDatabricksWorkspacesCard,
  EntityDatabricksWorkspaceTopologyContent,
  EntityUnityCatalogCard,
  EntityUnityCatalogExplorerContent,
  EntityUnityCatalogMetastoreCard,
  UnityCatalogSearchResultListItem,
} from './plugin';
export { databricksTranslationRef } from './translation';
export {
  isAwsVpc,
  isDatabricksAccount,
  isDatabricksCatalog,
  isDatabricksEnvironment,
  isDatabricksMetastore,
  isDatabricksPlatform,
  isDatabricksProject,
  isDatabricksSharedStack,
  isDatabricksWorkspace,
} from '@lakeport/backstage-plugin-databricks-common';
export type { DatabricksApi } from '@lakeport/backstage-plugin-databricks-common';
