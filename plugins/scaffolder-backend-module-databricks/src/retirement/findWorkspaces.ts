import { NotFoundError } from '@backstage/errors';
import {
  isWorkspaceOf,
  type DatabricksAccountClient,
  type DatabricksService,
  type DatabricksWorkspace,
} from '@lakeport/backstage-plugin-databricks-node';

/** An environment by its names and the Databricks account it is in. */
export interface EnvironmentPlace {
  accountId: string;
  project: string;
  environment: string;
}

/**
 * The workspaces that an environment has, as the Databricks account lists them
 * now: what the portal read some time ago would do for a page, not for this.
 *
 * @throws NotFoundError when the portal does not read that account
 * @throws DatabricksApiError when the list cannot be read
 */
export async function findWorkspaces(
  accounts: Pick<DatabricksService, 'account'>,
  place: EnvironmentPlace,
  options: { signal?: AbortSignal } = {},
): Promise<{
  account: DatabricksAccountClient;
  workspaces: DatabricksWorkspace[];
}> {
  const account = accounts.account(place.accountId);
  if (!account) {
    throw new NotFoundError(
      `the portal does not read the Databricks account ${place.accountId}; its operator adds it to databricks.accounts of the configuration`,
    );
  }
  const workspaces = await account.listWorkspaces(options);
  return {
    account,
    workspaces: workspaces.filter(workspace => isWorkspaceOf(workspace, place)),
  };
}
