/** How large an estate is, and how slow. @public */
export interface EstateSize {
  /** Databricks accounts; 1. */
  accounts: number;
  /** Workspaces of all accounts; 100. */
  workspaces: number;
  /** Catalogs of all metastores; 1,000. */
  catalogs: number;
  /** Schemas of all catalogs; 10,000. */
  schemas: number;
  /** Tables of all schemas; 100,000. */
  tables: number;
  /** Columns of a table; 8. */
  columns: number;
  /** VPCs of all AWS accounts, with about 17 things in each; 60. */
  vpcs: number;
}

export const usualEstate: EstateSize = {
  accounts: 1,
  workspaces: 100,
  catalogs: 1_000,
  schemas: 10_000,
  tables: 100_000,
  columns: 8,
  vpcs: 60,
};

/** @throws Error for a number that is none, or an estate without accounts */
export function checkEstateSize(size: EstateSize): void {
  const wrong = Object.entries(size).filter(
    ([name, value]) =>
      !Number.isInteger(value) || value < (name === 'accounts' ? 1 : 0),
  );
  if (wrong.length > 0) {
    throw new Error(
      `An estate has whole numbers of everything and an account at least: ${wrong
        .map(([name, value]) => `${name} is ${value}`)
        .join(', ')}`,
    );
  }
}
