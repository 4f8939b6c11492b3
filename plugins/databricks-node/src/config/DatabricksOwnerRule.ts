/**
 * A rule of `databricks.catalog.owners`: all that it names must match.
 *
 * @public
 */
export interface DatabricksOwnerRule {
  match: {
    account?: string;
    workspace?: string;
    catalog?: string;
    schema?: string;
    databricksOwner?: string;
    /** `key` or `key=value`. */
    tag?: string;
  };
  /** An entity reference, whole. */
  owner: string;
}
