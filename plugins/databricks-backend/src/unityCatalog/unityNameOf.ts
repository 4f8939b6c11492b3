import type {
  UnityObject,
  UnityObjectName,
} from '@lakeport/backstage-plugin-databricks-common';

/** The name that tells an object of a list from all others. */
export function unityNameOf(
  metastoreId: string,
  { kind, name, catalog = '', schema = '' }: UnityObject,
): UnityObjectName {
  switch (kind) {
    case 'catalog':
      return { metastoreId, kind, catalog: name };
    case 'schema':
      return { metastoreId, kind, catalog, schema: name };
    default:
      return { metastoreId, kind, catalog, schema, name };
  }
}
