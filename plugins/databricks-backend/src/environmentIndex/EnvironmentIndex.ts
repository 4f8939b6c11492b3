import { isDeepStrictEqual } from 'node:util';
import type { Knex } from 'knex';
import {
  environmentColumns,
  environmentOfRow,
  environmentRowSchema,
} from './environmentRow';
import type { IndexedEnvironment } from './IndexedEnvironment';

const TABLE = 'environments';
/** Rows of one statement; SQLite allows some 30,000 values in one. */
const ROWS_AT_A_TIME = 500;
/** That an environment is still there need not be written down at every pass. */
const SEEN_EVERY_MS = 60 * 60_000;

/** The table of environments: what the catalog says of each. */
export class EnvironmentIndex {
  readonly #knex: Knex;

  constructor(knex: Knex) {
    this.#knex = knex;
  }

  async get(entityRef: string): Promise<IndexedEnvironment | undefined> {
    const row = await this.#knex(TABLE)
      .where({ entity_ref: entityRef })
      .first();
    return row && environmentOfRow(environmentRowSchema.parse(row));
  }

  /**
   * Writes down what was seen. An environment that is known as it is costs no
   * write, but one in an hour to say that it is still there.
   */
  async see(environments: IndexedEnvironment[], now = new Date()) {
    const known = await this.#rows(
      environments.map(({ entityRef }) => entityRef),
    );
    const seenAt = now.toISOString();
    const isDue = (row: { seen_at: string }) =>
      now.getTime() - Date.parse(row.seen_at) >= SEEN_EVERY_MS;
    const changed = environments.filter(environment => {
      const row = known.get(environment.entityRef);
      return (
        !row ||
        isDue(row) ||
        !isDeepStrictEqual(
          environmentColumns(environmentOfRow(row)),
          environmentColumns(environment),
        )
      );
    });
    for (const part of parts(changed)) {
      await this.#knex(TABLE)
        .insert(
          part.map(environment => ({
            ...environmentColumns(environment),
            seen_at: seenAt,
          })),
        )
        .onConflict('entity_ref')
        .merge([
          'owner',
          'project',
          'environment',
          'security_profile',
          'repo_host',
          'repo_owner',
          'repo_name',
          'seen_at',
        ]);
    }
    return { written: changed.length };
  }

  /** Takes out what was not seen since then. */
  async forget(notSeenSince: Date): Promise<number> {
    return this.#knex(TABLE)
      .where('seen_at', '<', notSeenSince.toISOString())
      .delete();
  }

  async #rows(entityRefs: string[]) {
    const found = new Map<
      string,
      ReturnType<typeof environmentRowSchema.parse>
    >();
    for (const part of parts(entityRefs)) {
      const rows: unknown[] = await this.#knex(TABLE).whereIn(
        'entity_ref',
        part,
      );
      rows
        .map(row => environmentRowSchema.parse(row))
        .forEach(row => found.set(row.entity_ref, row));
    }
    return found;
  }
}

function parts<T>(all: T[]): T[][] {
  return Array.from(
    { length: Math.ceil(all.length / ROWS_AT_A_TIME) },
    (_, index) =>
      all.slice(index * ROWS_AT_A_TIME, (index + 1) * ROWS_AT_A_TIME),
  );
}
