import { DatabricksProvider } from '#dbx/provider';
import { clientIdVariable } from './clientIdVariable';
import { LakeportStack } from './LakeportStack';
import { pinProvider } from './pinProvider';

/**
 * One Databricks workspace. Its address comes from the state of another stack:
 * a provider must not be configured by a resource of its own state. On a
 * platform the run says which service principal signs in: the one that is admin
 * of this workspace only.
 */
export function databricksWorkspaceProvider(
  stack: LakeportStack,
  options: { workspaceUrl: string; isOnPlatform: boolean },
): DatabricksProvider {
  pinProvider(stack, 'databricks');
  return new DatabricksProvider(stack, 'databricks', {
    host: options.workspaceUrl,
    ...(options.isOnPlatform && {
      clientId: clientIdVariable(stack, 'databricks_client_id'),
    }),
  });
}
