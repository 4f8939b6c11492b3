/** Said with every result of a rehearsal. */
export const whatRehearsalProves =
  'references, types, order, idempotency and state handling; not that AWS or Databricks accept the values';
