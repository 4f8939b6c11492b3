import type {
  UnityObjectName,
  UnityObjectRequest,
} from '@lakeport/backstage-plugin-databricks-common';

/** How the backend is asked for an object. */
export function requestOf(
  object: UnityObjectName,
  workspace?: string,
): UnityObjectRequest {
  const { metastoreId: metastore, kind, catalog, schema, name } = object;
  return {
    metastore,
    kind,
    catalog,
    ...(schema !== undefined && { schema }),
    ...(name !== undefined && { name }),
    ...(workspace !== undefined && { workspace }),
  };
}
