import type { UnityCatalogInfo } from '@lakeport/backstage-plugin-databricks-node';
import type { EstateWorkspace } from './EstateWorkspace';

/** A catalog with the workspaces that see it. */
export interface SeenCatalog {
  key: string;
  catalog: UnityCatalogInfo & { metastoreId: string };
  /** Sorted by key. */
  seenBy: EstateWorkspace[];
}
