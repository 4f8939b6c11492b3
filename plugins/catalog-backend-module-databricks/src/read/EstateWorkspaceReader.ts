import type {
  ComputeReader,
  UnityCatalogReader,
} from '@lakeport/backstage-plugin-databricks-node';

/** What of a workspace is read for entities. */
export interface EstateWorkspaceReader {
  readonly unityCatalog: Pick<UnityCatalogReader, 'catalogs' | 'schemas'>;
  readonly compute: Pick<ComputeReader, 'warehouses'>;
}
