import type { UnityCatalogReader } from '@lakeport/backstage-plugin-databricks-node';

/** A workspace that a metastore is read through. */
export interface SearchReader {
  /** How the log calls the workspace. */
  name: string;
  unityCatalog: Pick<
    UnityCatalogReader,
    'catalogs' | 'schemas' | 'tables' | 'table' | 'volumes'
  >;
}
