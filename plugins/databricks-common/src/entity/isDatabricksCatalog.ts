import { Entity } from '@backstage/catalog-model';
import { catalogOf } from './catalogOf';

/**
 * Whether an entity is a catalog of Unity Catalog that the Databricks plugin can
 * show: it says which catalog of which metastore it is.
 *
 * @public
 */
export function isDatabricksCatalog(entity: Entity): boolean {
  return catalogOf(entity) !== undefined;
}
