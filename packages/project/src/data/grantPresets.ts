/**
 * What the presets of a grant stand for. Least privilege by role: a reader
 * queries, an engineer also makes and fills schemas, an owner does everything.
 *
 * Source: Databricks documentation, Unity Catalog privileges and securable
 * objects, 2026.
 *
 * @public
 */
export const grantPresets = {
  reader: ['USE_CATALOG', 'USE_SCHEMA', 'SELECT'],
  engineer: [
    'USE_CATALOG',
    'USE_SCHEMA',
    'CREATE_SCHEMA',
    'CREATE_TABLE',
    'CREATE_VOLUME',
    'SELECT',
    'MODIFY',
    'READ_VOLUME',
    'WRITE_VOLUME',
  ],
  owner: ['ALL_PRIVILEGES'],
} as const;
