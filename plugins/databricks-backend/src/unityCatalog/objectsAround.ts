import type { UnityObjectName } from '@lakeport/backstage-plugin-databricks-common';

/** The schema and the catalog that an object is in. */
export function objectsAround({
  metastoreId,
  kind,
  catalog,
  schema,
}: UnityObjectName): UnityObjectName[] {
  return [
    ...(kind !== 'catalog' && kind !== 'schema' && schema !== undefined
      ? [{ metastoreId, kind: 'schema' as const, catalog, schema }]
      : []),
    ...(kind === 'catalog'
      ? []
      : [{ metastoreId, kind: 'catalog' as const, catalog }]),
  ];
}
