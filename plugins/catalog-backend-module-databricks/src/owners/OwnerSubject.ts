/** What rules on owners go by. */
export interface OwnerSubject {
  account?: string;
  workspace?: string;
  catalog?: string;
  schema?: string;
  /** As Databricks names the owner. */
  databricksOwner?: string;
  /** Tags of a workspace or VPC, properties of a catalog or schema. */
  tags?: Record<string, string>;
}
