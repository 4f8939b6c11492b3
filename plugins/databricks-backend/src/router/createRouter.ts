import { createValidatedOpenApiRouter } from '@backstage/backend-openapi-utils';
import { databricksWorkspaceReadPermission } from '@lakeport/backstage-plugin-databricks-common';
import type { Router } from 'express';
import { authorize } from '../access/authorize';
import { callerOf } from '../access/callerOf';
import { spec } from '../schema/spec';
import type { WorkspaceReader } from '../workspaces/WorkspaceReader';
import { addDeploymentRoutes } from './addDeploymentRoutes';
import { addEnvironmentRoutes } from './addEnvironmentRoutes';
import { addFieldRoutes } from './addFieldRoutes';
import { addPlatformRoutes } from './addPlatformRoutes';

/**
 * The REST API of openapi.yaml. Requests are validated against that document;
 * errors are formatted by the backend's root.
 */
export async function createRouter(
  options: Parameters<typeof addPlatformRoutes>[1] &
    Parameters<typeof addFieldRoutes>[1] &
    Parameters<typeof addEnvironmentRoutes>[1] &
    Parameters<typeof addDeploymentRoutes>[1] & {
      workspaces: Pick<WorkspaceReader, 'listWithEntities'>;
    },
): Promise<Router> {
  const router = createValidatedOpenApiRouter<typeof spec>(spec);

  addPlatformRoutes(router, options);
  addFieldRoutes(router, options);
  addEnvironmentRoutes(router, options);
  addDeploymentRoutes(router, options);

  router.get('/workspaces', async (req, res) => {
    const credentials = await callerOf(options, req);
    await authorize(
      options.permissions,
      { permission: databricksWorkspaceReadPermission },
      credentials,
    );
    res.json(await options.workspaces.listWithEntities(credentials));
  });

  return router;
}
