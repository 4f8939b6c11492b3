import type { UnityObjectName } from '@lakeport/backstage-plugin-databricks-common';

/**
 * What rules on Unity Catalog can speak of: one object with its place, its
 * owners and its tags. What was not read is undefined; a rule that goes by it
 * throws then, for neither yes nor no would be safe within a `not`.
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
   * Its own tags and those of the schema and catalog around it. The permission
   * backend is told a table's or volume's own only where app-config says so
   * (`objectTags` of `databricks.unityCatalog.ruleFacts`).
   */
  tags?: Array<{ key: string; value?: string }>;
}
