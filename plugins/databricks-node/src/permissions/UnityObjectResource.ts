import type { UnityObjectName } from '@lakeport/backstage-plugin-databricks-common';

/**
 * What rules on Unity Catalog can speak of: one object with its place, its
 * owner and its tags.
 *
 * @public
 */
export interface UnityObjectResource extends UnityObjectName {
  /** As Databricks calls the owner: an e-mail address, a group, an application id. */
  owner?: string;
  /** Entity reference of the owner in lower case, where the catalog has one. */
  ownerRef?: string;
  /** Its own tags and those of the schema and catalog around it. */
  tags: Array<{ key: string; value?: string }>;
}
