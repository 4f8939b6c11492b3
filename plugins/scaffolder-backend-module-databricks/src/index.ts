/**
 * Scaffolder module with the `databricks:*` actions.
 *
 * @packageDocumentation
 */
export { createEnvironmentDeployAction } from './actions/createEnvironmentDeployAction';
export { createPlatformWriteAction } from './actions/createPlatformWriteAction';
export { createProjectCheckAction } from './actions/createProjectCheckAction';
export { createProjectEditAction } from './actions/createProjectEditAction';
export { createProjectFetchAction } from './actions/createProjectFetchAction';
export { createProjectGenerateAction } from './actions/createProjectGenerateAction';
export { createProjectOnboardAction } from './actions/createProjectOnboardAction';
export { createProjectPreviewAction } from './actions/createProjectPreviewAction';
export { createProjectProposeAction } from './actions/createProjectProposeAction';
export { createProjectWriteAction } from './actions/createProjectWriteAction';
export { scaffolderModuleDatabricks as default } from './module';
