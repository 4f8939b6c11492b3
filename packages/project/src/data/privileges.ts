/**
 * Unity Catalog privileges that can be granted on a catalog, and are inherited
 * by what is in it.
 *
 * Source: Databricks documentation, Unity Catalog privileges and securable
 * objects, 2026.
 */
export const privileges = [
  'ALL_PRIVILEGES',
  'APPLY_TAG',
  'BROWSE',
  'CREATE_FUNCTION',
  'CREATE_MATERIALIZED_VIEW',
  'CREATE_MODEL',
  'CREATE_MODEL_VERSION',
  'CREATE_SCHEMA',
  'CREATE_TABLE',
  'CREATE_VOLUME',
  'EXECUTE',
  'EXTERNAL_USE_SCHEMA',
  'MANAGE',
  'MODIFY',
  'READ_VOLUME',
  'REFRESH',
  'SELECT',
  'USE_CATALOG',
  'USE_SCHEMA',
  'WRITE_VOLUME',
] as const;
