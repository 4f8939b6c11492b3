import { Entity } from '@backstage/catalog-model';
import { annotations } from '../annotations';
import { entityTypes } from '../entityTypes';
import { isResourceOf } from './isResourceOf';

/**
 * Whether an entity is a metastore of Unity Catalog: a Resource of type
 * `databricks-metastore` with the annotation `lakeport.dev/metastore-id`.
 *
 * @public
 */
export function isDatabricksMetastore(entity: Entity): boolean {
  return isResourceOf(entity, entityTypes.metastore, [annotations.metastoreId]);
}
