import { createPermissionResourceRef } from '@backstage/plugin-permission-node';
import { RESOURCE_TYPE_UNITY_CATALOG_OBJECT } from '@lakeport/backstage-plugin-databricks-common';
import type { UnityObjectPropertyFilter } from './UnityObjectFilter';
import type { UnityObjectResource } from './UnityObjectResource';

/**
 * The resource type of the permission on Unity Catalog, for the permissions
 * registry and for rules of one's own. A resource is named by `unityObjectRef`.
 *
 * @public
 */
export const databricksUnityObjectResourceRef = createPermissionResourceRef<
  UnityObjectResource,
  UnityObjectPropertyFilter
>().with({
  pluginId: 'databricks',
  resourceType: RESOURCE_TYPE_UNITY_CATALOG_OBJECT,
});
