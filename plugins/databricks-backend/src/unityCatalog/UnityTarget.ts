/** What is read through which workspace. */
export interface UnityTarget {
  metastoreId: string;
  /** Read through this one and no other. */
  workspaceId?: string;
  /** The catalog that it is about; a workspace that may use it is looked for. */
  catalog?: string;
}
