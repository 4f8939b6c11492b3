import type {
  DatabricksCatalog,
  DatabricksMetastore,
  DatabricksWorkspace,
} from '@lakeport/backstage-plugin-databricks-node';

/** What was read of one account. */
export interface AccountSnapshot {
  accountId: string;
  workspaces: DatabricksWorkspace[];
  metastores: DatabricksMetastore[];
  /** Workspace id → metastore id. */
  assignments: Map<string, string>;
  /** Workspace id → the catalogs that it sees. */
  catalogs: Map<string, DatabricksCatalog[]>;
}
