const NAMES: Record<string, string> = {
  BIGINT: 'LONG',
  SMALLINT: 'SHORT',
  TINYINT: 'BYTE',
  INTEGER: 'INT',
  REAL: 'FLOAT',
  DEC: 'DECIMAL',
  NUMERIC: 'DECIMAL',
  VARCHAR: 'STRING',
};

/**
 * What Unity Catalog calls the type of a column (ColumnTypeName of its OpenAPI
 * description, v0.6.0).
 *
 * @param type - as SQL writes it, such as `DECIMAL(18,2)` or `array<string>`
 */
export function columnTypeName(type: string): string {
  const [head] = /^[A-Za-z_]+/.exec(type) ?? ['STRING'];
  const name = head.toUpperCase();
  return NAMES[name] ?? name;
}
