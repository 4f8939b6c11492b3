/** Tables that statements can ask, by their names in Databricks. */
export const SYSTEM_TABLES: Readonly<Record<string, string>> = {
  'system.billing.usage': 'billing_usage',
  'system.billing.list_prices': 'billing_list_prices',
};

/** A table that is not there, in Databricks' words. */
export class NoSuchTableError extends Error {
  constructor(name: string) {
    super(
      `[TABLE_OR_VIEW_NOT_FOUND] The table or view \`${name}\` cannot be found. Verify the spelling and correctness of the schema and catalog. SQLSTATE: 42P01`,
    );
  }
}

const IDENTIFIER = String.raw`(?:\`[^\`]+\`|[A-Za-z_][\w$]*)`;
const THREE_PARTS = new RegExp(
  `\\b(FROM|JOIN)\\s+(${IDENTIFIER}(?:\\s*\\.\\s*${IDENTIFIER})*)`,
  'gi',
);

/**
 * A statement of Databricks in the words of SQLite, as far as statements about
 * billing go: names of tables, fields of structs and maps, dates and casts.
 *
 * @throws NoSuchTableError for a table that is none of {@link SYSTEM_TABLES} and no name of a WITH
 */
export function sqliteStatement(statement: string): string {
  const named = new Set(
    [...statement.matchAll(/(?:WITH|,)\s*(\w+)\s+AS\s*\(/gi)].map(([, name]) =>
      name.toLowerCase(),
    ),
  );
  return statement
    .replace(THREE_PARTS, (_match, keyword: string, written: string) => {
      const name = written.replace(/[`\s]/g, '').toLowerCase();
      const table = SYSTEM_TABLES[name];
      if (!table && !named.has(name)) {
        throw new NoSuchTableError(name);
      }
      return `${keyword} ${table ?? name}`;
    })
    .replace(/\bpricing\.effective_list\.default\b/gi, 'pricing_default')
    .replace(/\bpricing\.default\b/gi, 'pricing_default')
    .replace(
      /((?:\w+\.)?(?:custom_tags|usage_metadata|identity_metadata))\[\s*('[^']*'|:\w+)\s*\]/gi,
      (_match, map: string, key: string) => `element_at(${map}, ${key})`,
    )
    .replace(
      /\b((?:\w+\.)?(?:usage_metadata|identity_metadata))\.(\w+)\b/gi,
      (_match, struct: string, field: string) =>
        `element_at(${struct}, '${field}')`,
    )
    .replace(
      /((?:current_date|current_timestamp|now)\s*(?:\(\s*\))?)\s*-\s*INTERVAL\s+'?(\d+)'?\s+(DAYS?|MONTHS?)/gi,
      (_match, from: string, count: string, unit: string) =>
        /^m/i.test(unit)
          ? `add_months(${from}, -${count})`
          : `date_sub(${from}, ${count})`,
    )
    .replace(/\bcurrent_date\s*\(\s*\)/gi, 'current_date')
    .replace(/\b(?:current_timestamp|now)\s*\(\s*\)/gi, 'current_timestamp')
    .replace(/\bAS\s+(?:DATE|TIMESTAMP|STRING)\s*\)/gi, 'AS TEXT)')
    .replace(
      /\bAS\s+(?:DECIMAL|NUMERIC)\s*(?:\([\d\s,]*\))?\s*\)/gi,
      'AS REAL)',
    )
    .replace(/\bTRUE\b/gi, '1')
    .replace(/\bFALSE\b/gi, '0');
}
