/**
 * Service refs of the Databricks plugin: the Databricks accounts, the networks
 * of AWS accounts and the lakeport runner; permission rules on environments.
 *
 * @packageDocumentation
 */
export type {
  AwsAccountRegions,
  AwsNetworkReader,
  AwsNetworkTarget,
} from './aws/AwsNetworkReader';
export { awsNetworkReaderServiceRef } from './aws/awsNetworkReaderServiceRef';
export { DefaultAwsNetworkReader } from './aws/DefaultAwsNetworkReader';
export type {
  DatabricksAccountReader,
  DatabricksCredentialConfiguration,
  DatabricksCustomerManagedKey,
  DatabricksLogDelivery,
  DatabricksMetastoreAssignment,
  DatabricksMetastoreDetail,
  DatabricksNetwork,
  DatabricksNetworkConnectivity,
  DatabricksNetworkPolicy,
  DatabricksPermissionAssignment,
  DatabricksPrivateAccessSettings,
  DatabricksPrivateEndpointRule,
  DatabricksStorageConfiguration,
  DatabricksVpcEndpoint,
  DatabricksWorkspaceDetail,
} from './client/account/DatabricksAccountReader';
export type {
  ComputeReader,
  DatabricksCluster,
  DatabricksClusterFilter,
  DatabricksInstancePool,
  DatabricksJob,
  DatabricksJobRun,
  DatabricksJobRunFilter,
  DatabricksWarehouse,
} from './client/compute/ComputeReader';
export { DatabricksApiError } from './client/DatabricksApiError';
export type {
  DatabricksList,
  DatabricksPage,
  DatabricksPageOptions,
} from './client/DatabricksList';
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
export type {
  DatabricksConfiguredWorkspace,
  DatabricksMe,
  DatabricksWorkspaceReader,
} from './client/DatabricksWorkspaceReader';
export { databricksServiceRef } from './client/databricksServiceRef';
export { DefaultDatabricksService } from './client/DefaultDatabricksService';
export { isWorkspaceOf } from './client/isWorkspaceOf';
export type {
  StatementRequest,
  StatementResult,
  StatementRunner,
} from './client/statements/StatementRunner';
export type {
  UnityBindableType,
  UnityBinding,
  UnityCatalogInfo,
  UnityCatalogListOptions,
  UnityCatalogReader,
  UnityColumn,
  UnityColumnLineage,
  UnityConstraint,
  UnityExternalLocation,
  UnityFunctionInfo,
  UnityGrant,
  UnityLineageColumn,
  UnityLineageEntry,
  UnityMetastoreSummary,
  UnityModelInfo,
  UnityObject,
  UnitySchemaInfo,
  UnityStorageCredential,
  UnityTableInfo,
  UnityTableLineage,
  UnityTableListOptions,
  UnityTableSummary,
  UnityTag,
  UnityTaggableType,
  UnityVolumeInfo,
} from './client/unityCatalog/UnityCatalogReader';
export { untilAborted } from './client/untilAborted';
export { workspaceTags } from './client/workspaceTags';
export type { AwsAccountConfig, AwsConfig } from './config/AwsConfig';
export type { DatabricksOwnerRule } from './config/DatabricksOwnerRule';
export type { EntityProviderConfig } from './config/EntityProviderConfig';
export { logConfigProblems } from './config/logConfigProblems';
export { portalReadersNotice } from './config/portalReadersNotice';
export { readEntityProviderConfig } from './config/readEntityProviderConfig';
export { readSchedule } from './config/readSchedule';
export { readSearchCollatorConfig } from './config/readSearchCollatorConfig';
export { valueAt } from './config/valueAt';
export type { SearchCollatorConfig } from './config/SearchCollatorConfig';
export type {
  DatabricksAccountConfig,
  DatabricksConfig,
  DatabricksConfigProblem,
  DatabricksLimits,
  DatabricksWorkspaceConfig,
} from './config/DatabricksConfig';
export type {
  DatabricksAccessToken,
  DatabricksAccountCredentials,
  DatabricksClientSecret,
  DatabricksOidcTokenFile,
  DatabricksWorkspaceCredentials,
} from './config/DatabricksCredentials';
export { namePattern } from './config/namePattern';
export { readAwsConfig } from './config/readAwsConfig';
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
export { readAtMost } from './http/readAtMost';
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
export { databricksUnityObjectResourceRef } from './permissions/databricksUnityObjectResourceRef';
export {
  createDatabricksUnityObjectConditionalDecision,
  databricksUnityObjectConditions,
} from './permissions/unityObjectConditions';
export type {
  UnityObjectFilter,
  UnityObjectPropertyFilter,
} from './permissions/UnityObjectFilter';
export type { UnityObjectResource } from './permissions/UnityObjectResource';
export { UnreadUnityFactError } from './permissions/UnreadUnityFactError';
export { unityObjectRules } from './permissions/unityObjectRules';
export { DefaultLakeportRunner } from './runner/DefaultLakeportRunner';
export type {
  LakeportAdoption,
  LakeportAdoptionChoices,
  LakeportCheck,
  LakeportEnvironment,
  LakeportFinding,
  LakeportRunner,
  LakeportRunOptions,
  LakeportShow,
  LakeportTopology,
} from './runner/LakeportRunner';
export { lakeportRunnerServiceRef } from './runner/lakeportRunnerServiceRef';
