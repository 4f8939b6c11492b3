/** An object of the rehearsal account, as far as the Databricks emulator looks at it. */
export interface HeldObject {
  provider: string;
  /** Terraform type, such as `databricks_catalog`. */
  type: string;
  id: string;
  region?: string;
  accountId?: string;
  workspaceId?: string;
  metastoreId?: string;
  attributes: Record<string, unknown>;
  seeded: boolean;
}

/** Where the Databricks emulator finds what it serves. */
export interface AccountReader {
  objects(filter?: { type?: string }): HeldObject[];
}
