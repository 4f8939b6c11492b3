import type { LoggerService } from '@backstage/backend-plugin-api';
import { ConflictError, stringifyError } from '@backstage/errors';
import {
  isFinished,
  type DatabricksApi,
  type Deployment,
} from '@lakeport/backstage-plugin-databricks-common';
import type { DatabricksService } from '@lakeport/backstage-plugin-databricks-node';
import { reasonOf } from '../deployment/reasonOf';
import { findWorkspaces, type EnvironmentPlace } from './findWorkspaces';

/** As far back as a change is looked for among plans and sleeps. */
const MOST_DEPLOYMENTS = 50;

/**
 * Passes for an environment that nothing is left of that its roles would be
 * needed for: it has no workspace, no deployment is at work, and its last one
 * did not fail halfway. Where the workspaces cannot be listed, only a destroy
 * that succeeded will do.
 *
 * @param options - `listDeployments` of the environment, newest first, as far as
 *   the one who started the task may see them
 * @throws ConflictError which says what is left, or what cannot be told
 */
export async function assertDestroyed(options: {
  accounts: Pick<DatabricksService, 'account'>;
  listDeployments: (
    limit: number,
  ) => ReturnType<DatabricksApi['listDeployments']>;
  place: EnvironmentPlace;
  logger: LoggerService;
  signal?: AbortSignal;
}): Promise<void> {
  const { accounts, place, logger, signal } = options;
  const name = `${place.project}-${place.environment}`;
  let unlisted: string | undefined;
  try {
    const { workspaces } = await findWorkspaces(accounts, place, { signal });
    if (workspaces.length > 0) {
      throw new ConflictError(
        `${name} still has ${workspaces
          .map(
            ({ name: workspace, url }) => `the workspace ${workspace} (${url})`,
          )
          .join(
            ' and ',
          )}. Destroy it first: without its roles nobody could any more`,
      );
    }
  } catch (error) {
    signal?.throwIfAborted();
    if (error instanceof ConflictError) {
      throw error;
    }
    unlisted = error instanceof Error ? error.message : stringifyError(error);
  }

  let deployments: Deployment[] | undefined;
  let unknown = '';
  try {
    ({ items: deployments } = await options.listDeployments(MOST_DEPLOYMENTS));
  } catch (error) {
    signal?.throwIfAborted();
    unknown = reasonOf(error);
  }
  const going = deployments?.find(deployment => !isFinished(deployment));
  if (going) {
    throw new ConflictError(
      `${name} is being deployed (${going.operation}, ${
        going.runUrl ?? going.id
      }). Wait until that is over`,
    );
  }
  const last = deployments?.find(
    ({ operation }) => operation === 'apply' || operation === 'destroy',
  );
  if (last && last.state !== 'succeeded' && last.state !== 'cancelled') {
    throw new ConflictError(
      `The last ${last.operation} of ${name} ended as ${last.state} (${
        last.runUrl ?? last.id
      }) and may have left something. Destroy it first: without its roles nobody could any more`,
    );
  }
  const destroyed = last?.operation === 'destroy' && last.state === 'succeeded';
  if (unlisted !== undefined && !destroyed) {
    throw new ConflictError(
      `It cannot be told whether ${name} still has a workspace: ${unlisted}${
        unknown ? `; and its deployments are unknown: ${unknown}` : ''
      }. Once it is destroyed by a deployment of the portal, or the list can be read, run this again`,
    );
  }
  if (unknown) {
    logger.warn(
      `The deployments of ${name} could not be read (${unknown}); it has no workspace`,
    );
  }
}
