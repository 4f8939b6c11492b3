import { DatabricksProvider } from '#dbx/provider';
import { clientIdVariable } from './clientIdVariable';
import { LakeportStack } from './LakeportStack';
import { pinProvider } from './pinProvider';

/**
 * The Databricks account: alias `account`. It signs in with what the
 * environment of the process holds (OAuth client or workload identity), never
 * with anything written here. On a platform the run says which service
 * principal that is, since a project has another one for its workspace.
 */
export function databricksAccountProvider(
  stack: LakeportStack,
  options: { accountId: string; isOnPlatform: boolean },
): DatabricksProvider {
  pinProvider(stack, 'databricks');
  return new DatabricksProvider(stack, 'databricks', {
    alias: 'account',
    host: 'https://accounts.cloud.databricks.com',
    accountId: options.accountId,
    ...(options.isOnPlatform && {
      clientId: clientIdVariable(stack, 'databricks_account_client_id'),
    }),
  });
}
