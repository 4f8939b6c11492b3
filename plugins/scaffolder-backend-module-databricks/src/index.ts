/**
 * Scaffolder module with the `databricks:*` actions.
 *
 * @packageDocumentation
 */
export { createEnvironmentAssessRetirementAction } from './actions/createEnvironmentAssessRetirementAction';
export { createEnvironmentDeployAction } from './actions/createEnvironmentDeployAction';
export { createLakeportUpgradeAction } from './actions/createLakeportUpgradeAction';
export { createPlatformShareAction } from './actions/createPlatformShareAction';
export { createPlatformWriteAction } from './actions/createPlatformWriteAction';
export { createProjectAdoptAction } from './actions/createProjectAdoptAction';
export { createProjectCheckAction } from './actions/createProjectCheckAction';
export { createProjectEditAction } from './actions/createProjectEditAction';
export { createProjectFetchAction } from './actions/createProjectFetchAction';
export { createProjectGenerateAction } from './actions/createProjectGenerateAction';
export { createProjectOffboardAction } from './actions/createProjectOffboardAction';
export { createProjectOnboardAction } from './actions/createProjectOnboardAction';
export { createProjectPreviewAction } from './actions/createProjectPreviewAction';
export { createProjectProposeAction } from './actions/createProjectProposeAction';
export { createProjectWriteAction } from './actions/createProjectWriteAction';
export type { Platforms } from './onboarding/findPlatform';
export type { EntityFiles } from './repository/findEntityFile';
export { scaffolderModuleDatabricks as default } from './module';
