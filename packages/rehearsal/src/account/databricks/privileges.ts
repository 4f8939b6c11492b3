const ON_DATA = [
  'ALL_PRIVILEGES',
  'APPLY_TAG',
  'BROWSE',
  'CREATE_FUNCTION',
  'CREATE_MATERIALIZED_VIEW',
  'CREATE_MODEL',
  'CREATE_MODEL_VERSION',
  'CREATE_TABLE',
  'CREATE_VOLUME',
  'EXECUTE',
  'EXTERNAL_USE_SCHEMA',
  'MANAGE',
  'MODIFY',
  'READ_VOLUME',
  'REFRESH',
  'SELECT',
  'USE_SCHEMA',
  'WRITE_VOLUME',
];

/**
 * The privileges that can be granted, by kind of securable.
 *
 * From the Databricks docs on AWS, Unity Catalog privileges and securable
 * objects, 2025.
 */
export const privileges: Readonly<Record<string, readonly string[]>> = {
  catalog: [...ON_DATA, 'CREATE_SCHEMA', 'USE_CATALOG'],
  schema: ON_DATA,
  volume: [
    'ALL_PRIVILEGES',
    'APPLY_TAG',
    'BROWSE',
    'MANAGE',
    'READ_VOLUME',
    'WRITE_VOLUME',
  ],
  external_location: [
    'ALL_PRIVILEGES',
    'BROWSE',
    'CREATE_EXTERNAL_TABLE',
    'CREATE_EXTERNAL_VOLUME',
    'CREATE_FOREIGN_CATALOG',
    'CREATE_FOREIGN_SECURABLE',
    'CREATE_MANAGED_STORAGE',
    'EXTERNAL_USE_LOCATION',
    'MANAGE',
    'READ_FILES',
    'WRITE_FILES',
  ],
  share: ['SELECT'],
  foreign_connection: [
    'ALL_PRIVILEGES',
    'BROWSE',
    'CREATE_FOREIGN_CATALOG',
    'MANAGE',
    'USE_CONNECTION',
  ],
  storage_credential: [
    'ALL_PRIVILEGES',
    'CREATE_EXTERNAL_LOCATION',
    'CREATE_EXTERNAL_TABLE',
    'MANAGE',
    'READ_FILES',
    'WRITE_FILES',
  ],
};
