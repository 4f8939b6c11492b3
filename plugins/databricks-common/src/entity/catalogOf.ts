import { Entity } from '@backstage/catalog-model';
import { annotations } from '../annotations';
import { entityTypes } from '../entityTypes';

/**
 * Which catalog of which metastore an entity stands for.
 *
 * @public
 */
export interface CatalogName {
  /** Databricks' id of the metastore. */
  metastoreId: string;
  /** Name of the catalog within the metastore. */
  catalog: string;
}

/**
 * Reads the catalog off a Resource of type `databricks-catalog` with the
 * annotations `lakeport.dev/metastore-id` and `lakeport.dev/catalog`.
 * `undefined` for every other entity.
 *
 * @public
 */
export function catalogOf(entity: Entity): CatalogName | undefined {
  if (
    entity.kind.toLocaleLowerCase('en-US') !== 'resource' ||
    entity.spec?.type !== entityTypes.catalog
  ) {
    return undefined;
  }
  const metastoreId = entity.metadata.annotations?.[annotations.metastoreId];
  const catalog = entity.metadata.annotations?.[annotations.catalog];
  return metastoreId && catalog ? { metastoreId, catalog } : undefined;
}
