import type { UnityObjectName } from '@lakeport/backstage-plugin-databricks-common';
import type { TreeLevel } from './TreeLevel';

/** The full name of an object of a level: the level tells what is around it. */
export function idWithin(level: TreeLevel, name: string): UnityObjectName {
  const { metastore: metastoreId, kind, catalog = name, schema } = level;
  if (kind === 'catalog') {
    return { metastoreId, kind, catalog: name };
  }
  return kind === 'schema'
    ? { metastoreId, kind, catalog, schema: name }
    : { metastoreId, kind, catalog, schema, name };
}
