/**
 * A Unity Catalog metastore.
 *
 * @public
 */
export interface EstateMetastore {
  id: string;
  name: string;
  /** Databricks account id, where it is known. */
  accountId?: string;
  /** AWS region. */
  region?: string;
  /** As Databricks names the owner. */
  owner?: string;
}
