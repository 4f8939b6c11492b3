import type { HttpAuthService } from '@backstage/backend-plugin-api';
import { stringifyEntityRef } from '@backstage/catalog-model';
import type { ResourcePermission } from '@backstage/plugin-permission-common';
import {
  databricksDeploymentReadPermission,
  databricksEnvironmentReadPermission,
} from '@lakeport/backstage-plugin-databricks-common';
import { authorize } from '../access/authorize';
import { callerOf, type Access } from '../access/callerOf';
import type { DriftReader } from '../drift/DriftReader';
import type { EnvironmentLocator } from '../environments/EnvironmentLocator';
import type { EnvironmentReader } from '../environments/EnvironmentReader';
import type { FindingsReader } from '../environments/FindingsReader';
import type { TopologyReader } from '../environments/TopologyReader';
import type { OperationsReader } from '../operations/OperationsReader';
import type { DatabricksRouter } from './DatabricksRouter';

/** Adds the routes of one environment: what is there, what it declares, what can be done. */
export function addEnvironmentRoutes(
  router: DatabricksRouter,
  options: Access & {
    locator: EnvironmentLocator;
    environments: Pick<EnvironmentReader, 'read'>;
    topologies: Pick<TopologyReader, 'read'>;
    findings: Pick<FindingsReader, 'read'>;
    operations: Pick<OperationsReader, 'read'>;
    drift: Pick<DriftReader, 'read'>;
  },
): void {
  const { permissions, locator } = options;

  /** The environment of a request whose caller may see it and has a permission on it. */
  const allowed = async (
    req: Parameters<HttpAuthService['credentials']>[0] & {
      params: { namespace: string; name: string };
    },
    permission: ResourcePermission,
  ) => {
    const credentials = await callerOf(options, req);
    const { namespace, name } = req.params;
    const environment = await locator.name(
      stringifyEntityRef({ kind: 'resource', namespace, name }),
      credentials,
    );
    const { entityRef: resourceRef } = environment;
    await authorize(permissions, { permission, resourceRef }, credentials);
    return {
      credentials,
      environment,
      /** With its repository and project file. */
      locate: () => locator.locate(resourceRef, credentials),
    };
  };

  router.get('/environments/:namespace/:name', async (req, res) => {
    const { environment } = await allowed(
      req,
      databricksEnvironmentReadPermission,
    );
    res.json(await options.environments.read(environment));
  });

  router.get('/environments/:namespace/:name/topology', async (req, res) => {
    const { locate } = await allowed(req, databricksEnvironmentReadPermission);
    res.json(await options.topologies.read(await locate()));
  });

  router.get('/environments/:namespace/:name/findings', async (req, res) => {
    const { locate } = await allowed(req, databricksEnvironmentReadPermission);
    res.json(await options.findings.read(await locate()));
  });

  router.get('/environments/:namespace/:name/operations', async (req, res) => {
    const { locate, credentials } = await allowed(
      req,
      databricksDeploymentReadPermission,
    );
    res.json(await options.operations.read(await locate(), credentials));
  });

  router.get('/environments/:namespace/:name/drift', async (req, res) => {
    const { environment } = await allowed(
      req,
      databricksDeploymentReadPermission,
    );
    res.json(await options.drift.read(environment.entityRef));
  });
}
