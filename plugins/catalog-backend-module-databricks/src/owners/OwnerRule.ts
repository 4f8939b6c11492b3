/** A rule of `databricks.catalog.owners`: all that it names must match. */
export interface OwnerRule {
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
