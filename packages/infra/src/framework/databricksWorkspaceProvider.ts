import { DatabricksProvider } from '#dbx/provider';
import { pinProvider } from './pinProvider';
import { ProjectStack } from './ProjectStack';

/**
 * One Databricks workspace. Its address comes from the state of another stack:
 * a provider must not be configured by a resource of its own state.
 */
export function databricksWorkspaceProvider(
  stack: ProjectStack,
  workspaceUrl: string,
): DatabricksProvider {
  pinProvider(stack, 'databricks');
  return new DatabricksProvider(stack, 'databricks', { host: workspaceUrl });
}
