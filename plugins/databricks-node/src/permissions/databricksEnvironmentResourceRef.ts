import { createPermissionResourceRef } from '@backstage/plugin-permission-node';
import { RESOURCE_TYPE_DATABRICKS_ENVIRONMENT } from '@lakeport/backstage-plugin-databricks-common';
import type { EnvironmentPropertyFilter } from './EnvironmentFilter';
import type { EnvironmentResource } from './EnvironmentResource';

/**
 * The resource type of the permissions on deployments, for the permissions
 * registry and for rules of one's own.
 *
 * @public
 */
export const databricksEnvironmentResourceRef = createPermissionResourceRef<
  EnvironmentResource,
  EnvironmentPropertyFilter
>().with({
  pluginId: 'databricks',
  resourceType: RESOURCE_TYPE_DATABRICKS_ENVIRONMENT,
});
