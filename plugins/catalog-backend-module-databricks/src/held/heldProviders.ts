import type { DatabaseService } from '@backstage/backend-plugin-api';

/** Where the catalog keeps which provider has told of what (plugin-catalog-backend 4.0, 2026). */
const TABLE = 'refresh_state_references';
const COLUMN = 'source_key';
/** Names of sources. */
const NAME = /^databricks:(?:workspaces|networks|[\da-f-]{36})$/i;

/**
 * Names of this module's providers that the catalog holds entities of. There is no
 * API for that, and none could be asked: the catalog removes what is of a provider
 * that is not there before it answers anybody.
 *
 * @returns none where the catalog has no such table, as at its first start
 */
export async function heldProviders(
  database: DatabaseService,
): Promise<string[]> {
  const client = await database.getClient();
  if (!(await client.schema.hasColumn(TABLE, COLUMN))) {
    return [];
  }
  const rows: unknown[] = await client(TABLE)
    .distinct()
    .whereLike(COLUMN, 'databricks:%')
    .pluck(COLUMN);
  return rows
    .map(String)
    .filter(name => NAME.test(name))
    .sort();
}
