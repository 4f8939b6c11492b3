import { createValidatedOpenApiRouter } from '@backstage/backend-openapi-utils';
import type {
  AuditorService,
  HttpAuthService,
} from '@backstage/backend-plugin-api';
import { stringifyEntityRef } from '@backstage/catalog-model';
import { InputError, NotFoundError, toError } from '@backstage/errors';
import {
  databricksDeploymentCreatePermission,
  databricksDeploymentReadPermission,
  databricksEnvironmentReadPermission,
  databricksWorkspaceReadPermission,
} from '@lakeport/backstage-plugin-databricks-common';
import type { Router } from 'express';
import { authorize } from '../access/authorize';
import { callerOf } from '../access/callerOf';
import type { DeploymentService } from '../deployments/DeploymentService';
import type { EnvironmentLocator } from '../environments/EnvironmentLocator';
import type { EnvironmentReader } from '../environments/EnvironmentReader';
import type { FindingsReader } from '../environments/FindingsReader';
import type { TopologyReader } from '../environments/TopologyReader';
import { spec } from '../schema/spec';
import type { WorkspaceReader } from '../workspaces/WorkspaceReader';
import { addFieldRoutes } from './addFieldRoutes';
import { addPlatformRoutes } from './addPlatformRoutes';
import { requesterOf } from './requesterOf';

/**
 * The REST API of openapi.yaml. Requests are validated against that document;
 * errors are formatted by the backend's root.
 */
export async function createRouter(
  options: Parameters<typeof addPlatformRoutes>[1] &
    Parameters<typeof addFieldRoutes>[1] & {
      auditor: AuditorService;
      workspaces: WorkspaceReader;
      locator: EnvironmentLocator;
      environments: EnvironmentReader;
      topologies: TopologyReader;
      findings: FindingsReader;
      deployments: DeploymentService;
    },
): Promise<Router> {
  const { permissions, auditor, locator, deployments } = options;
  const router = createValidatedOpenApiRouter<typeof spec>(spec);

  addPlatformRoutes(router, options);
  addFieldRoutes(router, options);

  router.get('/workspaces', async (req, res) => {
    const credentials = await callerOf(options, req);
    await authorize(
      permissions,
      { permission: databricksWorkspaceReadPermission },
      credentials,
    );
    res.json(await options.workspaces.listWithEntities(credentials));
  });

  router.get('/environments/:namespace/:name', async (req, res) => {
    const credentials = await callerOf(options, req);
    const entityRef = environmentRef(req.params);
    const environment = await locator.name(entityRef, credentials);
    await authorize(
      permissions,
      {
        permission: databricksEnvironmentReadPermission,
        resourceRef: environment.entityRef,
      },
      credentials,
    );
    res.json(await options.environments.read(environment));
  });

  /** The environment of a request whose caller may see what it declares. */
  const declaredEnvironment = async (
    req: Parameters<HttpAuthService['credentials']>[0] & {
      params: { namespace: string; name: string };
    },
  ) => {
    const credentials = await callerOf(options, req);
    const entityRef = environmentRef(req.params);
    const { entityRef: resourceRef } = await locator.name(
      entityRef,
      credentials,
    );
    await authorize(
      permissions,
      { permission: databricksEnvironmentReadPermission, resourceRef },
      credentials,
    );
    return locator.locate(entityRef, credentials);
  };

  router.get('/environments/:namespace/:name/topology', async (req, res) => {
    res.json(await options.topologies.read(await declaredEnvironment(req)));
  });

  router.get('/environments/:namespace/:name/findings', async (req, res) => {
    res.json(await options.findings.read(await declaredEnvironment(req)));
  });

  router.get('/deployments', async (req, res) => {
    const credentials = await callerOf(options, req);
    const { limit, offset } = req.query;
    const { entityRef } = await locator.name(req.query.entityRef, credentials);
    await authorize(
      permissions,
      {
        permission: databricksDeploymentReadPermission,
        resourceRef: entityRef,
      },
      credentials,
    );
    res.json(await deployments.list({ entityRef, limit, offset }));
  });

  router.post('/deployments', async (req, res) => {
    const credentials = await callerOf(options, req);
    const { entityRef, operation, allowDestroy, idempotencyKey } = req.body;
    if (allowDestroy?.length && !['plan', 'apply'].includes(operation)) {
      throw new InputError(
        `allowDestroy is for plan and apply, not for ${operation}`,
      );
    }
    const event = await auditor.createEvent({
      eventId: 'deployment-create',
      severityLevel: 'medium',
      request: req,
      meta: {
        entityRef,
        operation,
        ...(allowDestroy && { allowDestroy }),
      },
    });
    try {
      const { entityRef: resourceRef } = await locator.name(
        entityRef,
        credentials,
      );
      await authorize(
        permissions,
        { permission: databricksDeploymentCreatePermission, resourceRef },
        credentials,
      );
      const deployment = await deployments.create({
        environment: await locator.locate(entityRef, credentials),
        operation,
        allowDestroy,
        idempotencyKey,
        requestedBy: requesterOf(credentials),
      });
      await event.success({
        meta: { deploymentId: deployment.id, state: deployment.state },
      });
      res.status(201).json(deployment);
    } catch (error) {
      await event.fail({ error: toError(error) });
      throw error;
    }
  });

  router.get('/deployments/:id', async (req, res) => {
    const credentials = await callerOf(options, req);
    const deployment = await deployments.get(req.params.id);
    // A deployment of an environment that the caller may not see is not there.
    await locator.name(deployment.entityRef, credentials).catch(() => {
      throw new NotFoundError(`There is no deployment ${req.params.id}`);
    });
    await authorize(
      permissions,
      {
        permission: databricksDeploymentReadPermission,
        resourceRef: deployment.entityRef,
      },
      credentials,
    );
    res.json(deployment);
  });

  return router;
}

function environmentRef(params: { namespace: string; name: string }): string {
  return stringifyEntityRef({ kind: 'resource', ...params });
}
