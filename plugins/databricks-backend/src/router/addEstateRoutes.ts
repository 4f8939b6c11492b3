import type { HttpAuthService } from '@backstage/backend-plugin-api';
import type { BasicPermission } from '@backstage/plugin-permission-common';
import {
  databricksNetworkReadPermission,
  databricksWorkspaceReadPermission,
} from '@lakeport/backstage-plugin-databricks-common';
import { authorize } from '../access/authorize';
import { callerOf, type Access } from '../access/callerOf';
import { mayDo } from '../access/mayDo';
import type { Estate } from '../estate/createEstate';
import type { DatabricksRouter } from './DatabricksRouter';

/** Adds the routes of workspaces and networks as they are. */
export function addEstateRoutes(
  router: DatabricksRouter,
  options: Access & { estate: Estate },
): void {
  const { estate, permissions } = options;

  /** A caller who has a permission. */
  const allowed = async (
    req: Parameters<HttpAuthService['credentials']>[0],
    permission: BasicPermission,
  ) => {
    const credentials = await callerOf(options, req);
    await authorize(permissions, { permission }, credentials);
    return credentials;
  };

  /** A caller who may see workspaces, and whether what AWS tells is for them, too. */
  const viewer = async (req: Parameters<HttpAuthService['credentials']>[0]) => {
    const credentials = await allowed(req, databricksWorkspaceReadPermission);
    return {
      credentials,
      seesNetworks: await mayDo(
        permissions,
        databricksNetworkReadPermission,
        credentials,
      ),
    };
  };

  /** A caller who may see networks, and whether names of compute are for them, too. */
  const networkViewer = async (
    req: Parameters<HttpAuthService['credentials']>[0],
  ) => {
    const credentials = await allowed(req, databricksNetworkReadPermission);
    return {
      credentials,
      seesCompute: await mayDo(
        permissions,
        databricksWorkspaceReadPermission,
        credentials,
      ),
    };
  };

  router.get('/workspaces', async (req, res) => {
    const credentials = await allowed(req, databricksWorkspaceReadPermission);
    res.json(await estate.pages.list(req.query, credentials));
  });

  router.get('/sources', async (req, res) => {
    const asked = await viewer(req);
    res.json(
      await estate.sources.list({ ...asked, refresh: req.query.refresh }),
    );
  });

  router.get('/workspaces/:workspaceId', async (req, res) => {
    const asked = await viewer(req);
    res.json(
      await estate.details.read(req.params.workspaceId, {
        ...asked,
        refresh: req.query.refresh,
      }),
    );
  });

  router.get('/workspaces/:workspaceId/clusters', async (req, res) => {
    await allowed(req, databricksWorkspaceReadPermission);
    res.json(await estate.compute.clusters(req.params.workspaceId, req.query));
  });

  router.get('/workspaces/:workspaceId/warehouses', async (req, res) => {
    await allowed(req, databricksWorkspaceReadPermission);
    res.json(
      await estate.compute.warehouses(req.params.workspaceId, req.query),
    );
  });

  router.get('/workspaces/:workspaceId/jobs', async (req, res) => {
    await allowed(req, databricksWorkspaceReadPermission);
    res.json(await estate.compute.jobs(req.params.workspaceId, req.query));
  });

  router.get('/workspaces/:workspaceId/capacity', async (req, res) => {
    const asked = await viewer(req);
    res.json(
      await estate.capacity.read(req.params.workspaceId, {
        ...asked,
        refresh: req.query.refresh,
      }),
    );
  });

  router.get('/workspaces/:workspaceId/timeline', async (req, res) => {
    const credentials = await allowed(req, databricksWorkspaceReadPermission);
    res.json(await estate.timeline.read(req.params.workspaceId, credentials));
  });

  router.get('/workspaces/:workspaceId/cost', async (req, res) => {
    await allowed(req, databricksWorkspaceReadPermission);
    res.json(await estate.cost.read(req.params.workspaceId));
  });

  router.get('/workspaces/:workspaceId/topology', async (req, res) => {
    const asked = await networkViewer(req);
    res.json(
      await estate.networks.ofWorkspace(
        req.params.workspaceId,
        asked,
        req.query,
      ),
    );
  });

  router.get('/networks', async (req, res) => {
    const asked = await networkViewer(req);
    res.json(await estate.networks.list(req.query, asked));
  });

  router.get('/networks/topology', async (req, res) => {
    const asked = await networkViewer(req);
    res.json(await estate.networks.topology(req.query, asked));
  });
}
