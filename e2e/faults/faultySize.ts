/** An estate that is large enough for lists of several pages, and read in less than a second. */
export const faultySize = {
  accounts: 3,
  workspaces: 12,
  catalogs: 24,
  schemas: 48,
  tables: 200,
  columns: 2,
  vpcs: 6,
  latencyMs: 0,
  pageSize: 4,
  hugeIds: true,
};
