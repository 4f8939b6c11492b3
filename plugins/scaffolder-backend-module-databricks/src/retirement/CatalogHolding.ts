/** How much is in a catalog. */
export interface CatalogHolding {
  catalog: string;
  schemas: number;
  tables: number;
  volumes: number;
  /** Full names of the first tables and volumes. */
  names: string[];
}
