import type { UnityObjectName } from '@lakeport/backstage-plugin-databricks-common';

/**
 * What rules on Unity Catalog can speak of: one object with its place, its
 * owners and its tags. What was not read, or not all of it, is undefined. A rule
 * that goes by it throws {@link UnreadUnityFactError} then, for neither yes nor
 * no would be safe within a `not`.
 *
 * @public
 */
export interface UnityObjectResource extends UnityObjectName {
  /**
   * Who owns it, and who the schema and catalog around it: as Databricks calls
   * them (an e-mail address, a group, an application id), with their entity
   * where the catalog has one.
   */
  owners?: Array<{ name: string; entityRef?: string }>;
  /**
   * Owners that it has in any case, where Databricks does not tell all of them. They
   * say whose it is, never whose it is not.
   */
  someOwners?: Array<{ name: string; entityRef?: string }>;
  /** Its own tags and those of the schema and catalog around it. */
  tags?: Array<{ key: string; value?: string }>;
  /**
   * Tags that it has in any case, where not all of them were read: those of the
   * schema and catalog around it. They say that it has a tag, never that it has
   * none.
   */
  someTags?: Array<{ key: string; value?: string }>;
}
