import { DatabaseSync, type SQLInputValue } from 'node:sqlite';
import type { AccountObjects } from '../AccountObjects';
import { toJson } from '../../http/sendJson';
import type { SeededContent } from '../seed/SeededContent';
import { stableId } from '../stableId';
import { sqliteStatement } from './sqliteStatement';

const DAY_MS = 86_400_000;

/** Rows of a statement. */
export interface StatementRows {
  columns: Array<{ name: string; type: string }>;
  rows: Array<Array<string | null>>;
}

const isoDay = (time: number) => new Date(time).toISOString().slice(0, 10);

function typeOf(values: unknown[]): string {
  const found = values.find(value => value !== null);
  if (typeof found === 'bigint') return 'BIGINT';
  return typeof found === 'number' ? 'DOUBLE' : 'STRING';
}

/**
 * The system tables about billing (Databricks docs, billable usage and pricing
 * system tables, 2026), of the usage that a seed tells of workspaces that are there.
 */
export class BillingTables {
  constructor(
    private readonly objects: AccountObjects,
    private readonly content: SeededContent,
  ) {}

  /**
   * @throws Error as the database says it, or for a table that is not there
   */
  run(
    statement: string,
    parameters: Record<string, string | null>,
  ): StatementRows {
    if (!/^\s*(SELECT|WITH)\b/i.test(statement)) {
      throw new Error(
        '[UNSUPPORTED_STATEMENT] This emulator runs statements that read.',
      );
    }
    const text = sqliteStatement(statement);
    const database = this.open();
    try {
      const prepared = database.prepare(text);
      prepared.setReadBigInts(true);
      const used = Object.fromEntries(
        Object.entries(parameters).filter(([name]) =>
          new RegExp(`:${name}\\b`).test(text),
        ),
      );
      const columns = prepared.columns().map(({ name }) => name);
      const rows = prepared
        .all(used)
        .map(row => columns.map(name => row[name] ?? null));
      return {
        columns: columns.map((name, index) => ({
          name,
          type: typeOf(rows.map(row => row[index])),
        })),
        rows: rows.map(row =>
          row.map(value => (value === null ? null : String(value))),
        ),
      };
    } finally {
      database.close();
    }
  }

  private open(): DatabaseSync {
    const database = new DatabaseSync(':memory:');
    addFunctions(database);
    database.exec(`
      CREATE TABLE billing_usage (
        record_id TEXT, account_id TEXT, workspace_id TEXT, sku_name TEXT,
        cloud TEXT, usage_start_time TEXT, usage_end_time TEXT, usage_date TEXT,
        custom_tags TEXT, usage_unit TEXT, usage_quantity REAL,
        usage_metadata TEXT, identity_metadata TEXT, record_type TEXT,
        ingestion_date TEXT, billing_origin_product TEXT, usage_type TEXT);
      CREATE TABLE billing_list_prices (
        price_start_time TEXT, price_end_time TEXT, account_id TEXT,
        sku_name TEXT, cloud TEXT, currency_code TEXT, usage_unit TEXT,
        pricing_default REAL, pricing TEXT);`);
    for (const row of this.usage()) {
      insert(database, 'billing_usage', row);
    }
    for (const [sku, price] of Object.entries(this.content.prices)) {
      insert(database, 'billing_list_prices', {
        price_start_time: '2020-01-01 00:00:00',
        price_end_time: null,
        sku_name: sku,
        cloud: 'AWS',
        currency_code: 'USD',
        usage_unit: 'DBU',
        pricing_default: price,
        pricing: JSON.stringify({ default: price }),
      });
    }
    return database;
  }

  private usage(): Array<Record<string, SQLInputValue>> {
    return this.objects.ofType('databricks_mws_workspaces').flatMap(object => {
      const name = String(object.attributes.workspace_name);
      const { usage = [] } = this.content.workspace(name) ?? {};
      return usage.flatMap(({ sku, product, dailyUnits }) =>
        dailyUnits.map((units, index) => {
          const day = isoDay(this.content.startedAt - (index + 1) * DAY_MS);
          return {
            record_id: stableId.uuid(`usage ${name} ${sku} ${day}`),
            account_id: object.accountId ?? null,
            workspace_id: this.objects.workspaceIdOf(object),
            sku_name: sku,
            cloud: 'AWS',
            usage_start_time: `${day} 00:00:00`,
            usage_end_time: `${day} 23:59:59`,
            usage_date: day,
            custom_tags: toJson(object.attributes.custom_tags) ?? '{}',
            usage_unit: 'DBU',
            usage_quantity: units,
            usage_metadata: '{}',
            identity_metadata: '{}',
            record_type: 'ORIGINAL',
            ingestion_date: day,
            billing_origin_product: product,
            usage_type: 'COMPUTE_TIME',
          };
        }),
      );
    });
  }
}

function insert(
  database: DatabaseSync,
  table: string,
  row: Record<string, SQLInputValue>,
): void {
  const names = Object.keys(row);
  database
    .prepare(
      `INSERT INTO ${table} (${names.join(', ')}) VALUES (${names
        .map(() => '?')
        .join(', ')})`,
    )
    .run(...Object.values(row));
}

/** Functions of Databricks' SQL that statements about billing use and SQLite lacks. */
function addFunctions(database: DatabaseSync): void {
  const moved = (day: unknown, change: (date: Date) => void) => {
    const date = new Date(`${String(day).slice(0, 10)}T00:00:00Z`);
    change(date);
    return isoDay(date.getTime());
  };
  database.function('date_sub', (day, count) =>
    moved(day, date => date.setUTCDate(date.getUTCDate() - Number(count))),
  );
  database.function('date_add', (day, count) =>
    moved(day, date => date.setUTCDate(date.getUTCDate() + Number(count))),
  );
  database.function('add_months', (day, count) =>
    moved(day, date => date.setUTCMonth(date.getUTCMonth() + Number(count))),
  );
  database.function('to_date', day => String(day).slice(0, 10));
  database.function('date_trunc', (unit, day) =>
    moved(day, date => {
      if (/^(month|year)$/i.test(String(unit))) date.setUTCDate(1);
      if (/^year$/i.test(String(unit))) date.setUTCMonth(0);
    }),
  );
  database.function('element_at', (map, key) => {
    const parsed: unknown = JSON.parse(String(map ?? '{}'));
    const found =
      typeof parsed === 'object' && parsed !== null
        ? Object.entries(parsed).find(([name]) => name === key)?.[1]
        : undefined;
    return typeof found === 'string' ? found : null;
  });
}
