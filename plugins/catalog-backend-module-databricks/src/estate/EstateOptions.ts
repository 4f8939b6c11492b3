/** How a reading is seen. */
export interface EstateOptions {
  include: { schemas: boolean; warehouses: boolean };
  limits: {
    /** Schemas of one catalog that are entities. */
    schemasPerCatalog: number;
    /** Schemas of one source that are entities. */
    schemas: number;
  };
  /** Believes a list that is empty and was not before. */
  allowEmpty: boolean;
}
