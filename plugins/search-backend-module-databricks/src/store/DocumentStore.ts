import type { StoredDocuments } from './StoredDocuments';

/** What of Unity Catalog is named. */
export interface StoredPlace {
  metastoreId: string;
  catalog: string;
  /** Empty for the catalog itself. */
  schema: string;
}

/** Remembers what the last run told. */
export interface DocumentStore {
  get(place: StoredPlace): Promise<StoredDocuments | undefined>;
  /** Writes only what has changed. */
  put(documents: StoredDocuments): Promise<void>;
  /** All places of a metastore, or of one catalog of it, sorted. */
  places(of: {
    metastoreId?: string;
    catalog?: string;
  }): Promise<StoredPlace[]>;
  delete(places: StoredPlace[]): Promise<void>;
}
