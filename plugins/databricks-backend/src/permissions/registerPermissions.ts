import type {
  AuthService,
  PermissionsRegistryService,
} from '@backstage/backend-plugin-api';
import type { CatalogService } from '@backstage/plugin-catalog-node';
import {
  databricksPermissions,
  RESOURCE_TYPE_DATABRICKS_ENVIRONMENT,
  RESOURCE_TYPE_UNITY_CATALOG_OBJECT,
} from '@lakeport/backstage-plugin-databricks-common';
import {
  databricksEnvironmentResourceRef,
  environmentResourceOf,
  environmentRules,
} from '@lakeport/backstage-plugin-databricks-node';
import { environmentFields } from '../environmentIndex/environmentFields';

/**
 * Tells the permission backend of the plugin's permissions and rules, and gives
 * it the environments that a policy's conditions are applied to: as the catalog
 * has them now, whoever asks.
 */
export function registerPermissions(options: {
  registry: PermissionsRegistryService;
  auth: AuthService;
  catalog: CatalogService;
}): void {
  const { registry, auth, catalog } = options;
  registry.addResourceType({
    resourceRef: databricksEnvironmentResourceRef,
    permissions: databricksPermissions.filter(
      permission =>
        'resourceType' in permission &&
        permission.resourceType === RESOURCE_TYPE_DATABRICKS_ENVIRONMENT,
    ),
    rules: Object.values(environmentRules),
    getResources: async entityRefs => {
      const { items } = await catalog.getEntitiesByRefs(
        { entityRefs, fields: [...environmentFields] },
        { credentials: await auth.getOwnServiceCredentials() },
      );
      return items.map(entity => entity && environmentResourceOf(entity));
    },
  });
  // Those on Unity Catalog are registered with what reads it.
  const elsewhere: string[] = [
    RESOURCE_TYPE_DATABRICKS_ENVIRONMENT,
    RESOURCE_TYPE_UNITY_CATALOG_OBJECT,
  ];
  registry.addPermissions(
    databricksPermissions.filter(
      permission =>
        !('resourceType' in permission) ||
        !elsewhere.includes(permission.resourceType),
    ),
  );
}
