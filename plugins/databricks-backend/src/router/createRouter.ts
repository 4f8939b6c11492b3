import { createValidatedOpenApiRouterFromGeneratedEndpointMap } from '@backstage/backend-openapi-utils';
import type { Router } from 'express';
import { spec } from '../schema/spec';
import { addDeploymentRoutes } from './addDeploymentRoutes';
import { addEnvironmentRoutes } from './addEnvironmentRoutes';
import { addEstateRoutes } from './addEstateRoutes';
import { addFieldRoutes } from './addFieldRoutes';
import { addPlatformRoutes } from './addPlatformRoutes';
import { addUnityCatalogRoutes } from './addUnityCatalogRoutes';
import type { DatabricksEndpoints } from './DatabricksEndpoints';

/**
 * The REST API of openapi.yaml. Requests are validated against that document;
 * errors are formatted by the backend's root.
 */
export async function createRouter(
  options: Parameters<typeof addPlatformRoutes>[1] &
    Parameters<typeof addFieldRoutes>[1] &
    Parameters<typeof addEnvironmentRoutes>[1] &
    Parameters<typeof addDeploymentRoutes>[1] &
    Parameters<typeof addEstateRoutes>[1] &
    Parameters<typeof addUnityCatalogRoutes>[1],
): Promise<Router> {
  const router =
    createValidatedOpenApiRouterFromGeneratedEndpointMap<DatabricksEndpoints>(
      spec,
    );

  addPlatformRoutes(router, options);
  addFieldRoutes(router, options);
  addEnvironmentRoutes(router, options);
  addDeploymentRoutes(router, options);
  addEstateRoutes(router, options);
  addUnityCatalogRoutes(router, options);

  return router;
}
