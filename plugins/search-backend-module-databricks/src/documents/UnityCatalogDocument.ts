import type { IndexableDocument } from '@backstage/plugin-search-common';
import type { UnityKind } from '@lakeport/backstage-plugin-databricks-common';

/**
 * An object of Unity Catalog in the search index. Every document has every
 * field, for Lunr takes the fields of an index from the first document.
 *
 * @public
 */
export type UnityCatalogDocument = IndexableDocument & {
  kind: UnityKind;
  /** Such as MANAGED, VIEW or EXTERNAL; empty when Databricks does not say. */
  objectType: string;
  metastoreId: string;
  catalog: string;
  /** Empty for catalogs. */
  schema: string;
  /** Name with catalog and schema before it. */
  fullName: string;
  /** As Databricks names the owner; empty when it does not. */
  owner: string;
  authorization: { resourceRef: string };
};
