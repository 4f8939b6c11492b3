import type {
  DatabricksWarehouse,
  UnityCatalogInfo,
  UnitySchemaInfo,
} from '@lakeport/backstage-plugin-databricks-node';
import type { EstateMetastore } from './EstateMetastore';
import type { EstateWorkspace } from './EstateWorkspace';

/**
 * What was read of an account, or of the workspaces that are configured by
 * themselves. Of what is not in a part that could not be read, nothing is known.
 */
export interface EstateReading {
  accountId?: string;
  workspaces: EstateWorkspace[];
  /** Whether app-config says which they are: then an empty list is no refusal. */
  areWorkspacesConfigured?: boolean;
  /** Whether a workspace that is not among them is gone. */
  areWorkspacesComplete: boolean;
  metastores: EstateMetastore[];
  areMetastoresComplete: boolean;
  /** Key of a workspace → id of its metastore. */
  assignments: Map<string, string>;
  /** Whether a workspace without an assignment has none. */
  areAssignmentsComplete: boolean;
  /** Whether a workspace without a VPC has none. */
  areNetworksComplete: boolean;
  /** Key of a workspace → the catalogs that it sees, without those of Databricks itself; undefined when that could not be read. */
  catalogs: Map<string, UnityCatalogInfo[] | undefined>;
  /** `catalogKey` → its schemas; empty when no schemas are wanted. */
  schemas: Map<string, UnitySchemaInfo[] | undefined>;
  /** Key of a workspace → its warehouses; empty when none are wanted. */
  warehouses: Map<string, DatabricksWarehouse[] | undefined>;
}
