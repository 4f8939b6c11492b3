import type { UnityKind } from '../apiTypes';

/**
 * What tells one object of Unity Catalog from all others.
 *
 * @public
 */
export interface UnityObjectName {
  /** Databricks' id of the metastore. */
  metastoreId: string;
  kind: UnityKind;
  /** The catalog itself, or the one around it. */
  catalog: string;
  /** The schema itself, or the one around it; none for a catalog. */
  schema?: string;
  /** The object's own name; none for catalogs and schemas. */
  name?: string;
}
