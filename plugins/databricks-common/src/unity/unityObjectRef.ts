import type { UnityObjectName } from './UnityObjectName';

/**
 * One object as the text that permissions and search documents name it by.
 * Every part is URL-encoded, so that a name may hold anything.
 *
 * @returns such as `unity-catalog:<metastore>/table/sales/raw/orders`
 *
 * @public
 */
export function unityObjectRef(object: UnityObjectName): string {
  const { metastoreId, kind, catalog, schema, name } = object;
  const parts = [metastoreId, kind, catalog, schema, name].filter(
    part => part !== undefined,
  );
  return `unity-catalog:${parts.map(encodeURIComponent).join('/')}`;
}
