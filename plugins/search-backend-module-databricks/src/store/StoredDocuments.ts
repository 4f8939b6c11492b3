import type { UnityCatalogDocument } from '../documents/UnityCatalogDocument';

/** The documents of a schema, or that of a catalog, as search has them. */
export interface StoredDocuments {
  metastoreId: string;
  catalog: string;
  /** Empty for the catalog itself. */
  schema: string;
  /** Of the catalog or schema itself, and of its volumes. */
  documents: UnityCatalogDocument[];
  /** Of its tables, with what tells whether one has changed. */
  tables: Array<{
    name: string;
    /** None when Databricks does not tell when the table was changed. */
    version?: string;
    document: UnityCatalogDocument;
  }>;
}
