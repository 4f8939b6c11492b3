/** A workspace that a metastore can be read through. */
export type MetastoreWorkspace = {
  id: string;
  name: string;
  status: string;
  url: string;
  /** The account that it is read with; none when it is configured by itself. */
  accountId?: string;
  /** By the workspace's tags. */
  project?: string;
  environment?: string;
};

/** A metastore with the workspaces that it is assigned to, sorted by id. */
export type KnownMetastore = {
  id: string;
  name: string;
  accountId?: string;
  region?: string;
  /** As Databricks calls them. */
  owner?: string;
  storageRoot?: string;
  workspaces: MetastoreWorkspace[];
};
