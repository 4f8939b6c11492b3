import type {
  DatabricksWarehouse,
  UnityCatalogInfo,
  UnitySchemaInfo,
} from '@lakeport/backstage-plugin-databricks-node';
import type { Ec2Vpc } from '@lakeport/topology';
import type { EstateMetastore } from './EstateMetastore';
import type { EstateWorkspace } from './EstateWorkspace';

/**
 * What is known of the thing that an entity stands for, by the kind of thing.
 *
 * @public
 */
export interface DatabricksEntityFacts {
  account: { accountId: string };
  workspace: EstateWorkspace;
  metastore: EstateMetastore;
  catalog: UnityCatalogInfo & { metastoreId: string };
  schema: UnitySchemaInfo & { metastoreId: string };
  warehouse: DatabricksWarehouse & { workspaceName: string };
  vpc: {
    vpcId: string;
    /** Names of the Databricks network configurations that name the VPC. */
    networks: string[];
    /** Where AWS told of it; left out when no AWS account that is read has it. */
    aws?: { accountId: string; region: string; vpc: Ec2Vpc };
  };
}
