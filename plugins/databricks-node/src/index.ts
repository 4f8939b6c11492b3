/**
 * Service refs of the Databricks plugin: the Databricks accounts and the
 * lakeport runner; permission rules on environments.
 *
 * @packageDocumentation
 */
export { DatabricksApiError } from './client/DatabricksApiError';
export type {
  DatabricksAccountClient,
  DatabricksCatalog,
  DatabricksGroup,
  DatabricksGroupPage,
  DatabricksMetastore,
  DatabricksReadOptions,
  DatabricksSchema,
  DatabricksService,
  DatabricksTable,
  DatabricksVolume,
  DatabricksWorkspace,
  DatabricksWorkspaceClient,
} from './client/DatabricksService';
export { databricksServiceRef } from './client/databricksServiceRef';
export { DefaultDatabricksService } from './client/DefaultDatabricksService';
export { isWorkspaceOf } from './client/isWorkspaceOf';
export { untilAborted } from './client/untilAborted';
export { workspaceTags } from './client/workspaceTags';
export type {
  DatabricksAccountConfig,
  DatabricksConfig,
} from './config/DatabricksConfig';
export { readDatabricksConfig } from './config/readDatabricksConfig';
export { platformFileOf } from './entities/platformFileOf';
export { projectFileOf } from './entities/projectFileOf';
export { refOfUrl } from './entities/refOfUrl';
export { repositoryOfUrl } from './entities/repositoryOfUrl';
export type { AskGitHub } from './github/AskGitHub';
export { explainGitHubError } from './github/explainGitHubError';
export { fetchRedirected } from './github/fetchRedirected';
export { GitHubClients } from './github/GitHubClients';
export type { GitHubClientsSettings } from './github/GitHubClientsSettings';
export { GitHubNotConfiguredError } from './github/GitHubNotConfiguredError';
export type { GitHubRepository } from './github/GitHubRepository';
export type { GitHubRequestSeen } from './github/GitHubRequestSeen';
export { isRateLimit } from './github/isRateLimit';
export { PullRequestClient } from './github/PullRequestClient';
export { readAtMost } from './github/readAtMost';
export { RepositoryClient } from './github/RepositoryClient';
export type { RepositoryPullRequest } from './github/RepositoryPullRequest';
export { RepositorySettingsClient } from './github/RepositorySettingsClient';
export type { RepositoryChange, RepositoryTree } from './github/RepositoryTree';
export { statusOf } from './github/statusOf';
export { unzipEntry } from './github/unzipEntry';
export {
  WorkflowRunClient,
  type RepositoryRun,
} from './github/WorkflowRunClient';
export { databricksEnvironmentResourceRef } from './permissions/databricksEnvironmentResourceRef';
export {
  createDatabricksEnvironmentConditionalDecision,
  databricksEnvironmentConditions,
} from './permissions/environmentConditions';
export type {
  EnvironmentFilter,
  EnvironmentPropertyFilter,
} from './permissions/EnvironmentFilter';
export type { EnvironmentResource } from './permissions/EnvironmentResource';
export { environmentResourceOf } from './permissions/environmentResourceOf';
export { environmentRules } from './permissions/environmentRules';
export { DefaultLakeportRunner } from './runner/DefaultLakeportRunner';
export type {
  LakeportCheck,
  LakeportEnvironment,
  LakeportFinding,
  LakeportRunner,
  LakeportRunOptions,
  LakeportShow,
  LakeportTopology,
} from './runner/LakeportRunner';
export { lakeportRunnerServiceRef } from './runner/lakeportRunnerServiceRef';
