/** Which metastores there are, and which workspaces have which. */
export interface EstatePlaces {
  metastores: string[];
  /** Ids of the workspaces of a metastore. */
  workspacesOf(metastoreId: string): string[];
}
