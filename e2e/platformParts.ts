/**
 * What the proof of platforms takes from the packages' sources: what onboards,
 * what names things, and the evaluator of IAM that only tests use.
 */
export { ConfigReader } from '@backstage/config';
export { ScmIntegrations } from '@backstage/integration';
export {
  letsIn,
  mayDo,
} from '../packages/infra/src/__testUtils__/iamEvaluation';
export {
  editPlatform,
  githubSubject,
  parsePlatform,
  reusableWorkflowRefs,
  stateKeys,
} from '../packages/project/src';
export {
  GitHubClients,
  RepositoryClient,
} from '../plugins/databricks-node/src';
export { applySettings } from '../plugins/scaffolder-backend-module-databricks/src/onboarding/applySettings';
export { followOnboarding } from '../plugins/scaffolder-backend-module-databricks/src/onboarding/followOnboarding';
export { Onboarding } from '../plugins/scaffolder-backend-module-databricks/src/onboarding/Onboarding';
