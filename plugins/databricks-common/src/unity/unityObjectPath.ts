import type { UnityObjectName } from './UnityObjectName';

/**
 * Where the portal shows an object of Unity Catalog: the explorer with the
 * object opened. Every part is URL-encoded, so that a name may hold anything.
 *
 * @param object - what is shown
 * @param page - path of the Databricks page, where an app has moved it
 *
 * @returns such as `/databricks/catalogs?metastore=…&kind=table&catalog=…&schema=…&name=…`
 *
 * @public
 */
export function unityObjectPath(
  object: UnityObjectName,
  page: string = '/databricks',
): string {
  const { metastoreId, kind, catalog, schema, name } = object;
  const query = new URLSearchParams({
    metastore: metastoreId,
    kind,
    catalog,
    ...(schema !== undefined && { schema }),
    ...(name !== undefined && { name }),
  });
  return `${page}/catalogs?${query}`;
}
