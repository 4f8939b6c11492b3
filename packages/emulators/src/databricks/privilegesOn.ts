const EVERYWHERE = ['ALL_PRIVILEGES', 'MANAGE', 'BROWSE', 'APPLY_TAG'];

const IN_SCHEMA: Record<string, string[]> = {
  table: ['SELECT', 'MODIFY', 'REFRESH'],
  volume: ['READ_VOLUME', 'WRITE_VOLUME'],
  function: ['EXECUTE'],
  registered_model: ['EXECUTE', 'APPLY_TAG'],
};

const SCHEMA = [
  'USE_SCHEMA',
  'CREATE_TABLE',
  'CREATE_VOLUME',
  'CREATE_FUNCTION',
  'CREATE_MODEL',
  'CREATE_MATERIALIZED_VIEW',
  'EXTERNAL_USE_SCHEMA',
  ...Object.values(IN_SCHEMA).flat(),
];

/**
 * The privileges that something inherits from what it is in (Databricks docs,
 * Unity Catalog privileges, 2026).
 *
 * @param type - such as `table`
 */
export function privilegesOn(type: string): readonly string[] {
  return [...EVERYWHERE, ...(IN_SCHEMA[type] ?? SCHEMA)];
}
