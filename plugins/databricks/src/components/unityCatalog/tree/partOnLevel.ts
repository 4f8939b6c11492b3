import type { UnityObjectName } from '@lakeport/backstage-plugin-databricks-common';
import { idWithin } from './idWithin';
import type { TreeLevel } from './TreeLevel';

/** The object around or equal to `id` that stands on a level; undefined where it stands on another. */
export function partOnLevel(
  id: UnityObjectName | undefined,
  level: TreeLevel,
): UnityObjectName | undefined {
  if (
    !id ||
    id.metastoreId !== level.metastore ||
    (level.catalog !== undefined && level.catalog !== id.catalog) ||
    (level.schema !== undefined && level.schema !== id.schema)
  ) {
    return undefined;
  }
  if (level.kind === 'catalog') {
    return idWithin(level, id.catalog);
  }
  if (level.kind === 'schema') {
    return id.schema === undefined ? undefined : idWithin(level, id.schema);
  }
  return id.kind === level.kind ? id : undefined;
}
