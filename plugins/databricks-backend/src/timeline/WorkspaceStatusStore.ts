import type { Knex } from 'knex';
import { z } from 'zod';

const WATCHED = 'watched_workspaces';
const STATUSES = 'workspace_statuses';
/** A workspace that changes a hundred times has its newest changes shown. */
const MOST_SHOWN = 200;
const IDS_AT_A_TIME = 500;

const watchedRow = z.object({
  workspace_id: z.string(),
  status: z.string(),
  watched_since: z.string(),
  seen_at: z.string(),
});
const statusRow = z.object({
  status: z.string(),
  message: z.string().nullable(),
  at: z.string(),
});

/** A workspace as somebody sees it now. */
export interface SeenWorkspace {
  id: string;
  status: string;
  statusMessage?: string;
}

/** A status that a workspace came to. */
export interface StatusChange {
  status: string;
  message?: string;
  /** ISO 8601. */
  at: string;
}

/** The tables of statuses that workspaces were seen in. */
export class WorkspaceStatusStore {
  readonly #knex: Knex;

  constructor(knex: Knex) {
    this.#knex = knex;
  }

  /** Writes down what was seen; what is as it was costs one write for all of them. */
  async see(workspaces: SeenWorkspace[], now = new Date()): Promise<void> {
    const at = now.toISOString();
    for (let start = 0; start < workspaces.length; start += IDS_AT_A_TIME) {
      const part = workspaces.slice(start, start + IDS_AT_A_TIME);
      const ids = part.map(({ id }) => id);
      await this.#knex.transaction(async trx => {
        const rows: unknown[] = await trx(WATCHED).whereIn('workspace_id', ids);
        const known = new Map(
          rows
            .map(row => watchedRow.parse(row))
            .map(row => [row.workspace_id, row.status]),
        );
        const changed = part.filter(
          ({ id, status }) => known.get(id) !== status,
        );
        if (changed.length > 0) {
          await trx(STATUSES).insert(
            changed.map(({ id, status, statusMessage }) => ({
              workspace_id: id,
              status,
              message: statusMessage ?? null,
              at,
            })),
          );
          await trx(WATCHED)
            .insert(
              changed.map(({ id, status }) => ({
                workspace_id: id,
                status,
                watched_since: at,
                seen_at: at,
              })),
            )
            .onConflict('workspace_id')
            .merge(['status', 'seen_at']);
        }
        await trx(WATCHED).whereIn('workspace_id', ids).update({ seen_at: at });
      });
    }
  }

  /** Statuses that workspaces were seen in, and when any was seen last in each. */
  async last(): Promise<Array<{ status: string; seenAt: string }>> {
    const rows: unknown[] = await this.#knex(WATCHED)
      .select('status')
      .max({ seen_at: 'seen_at' })
      .groupBy('status');
    return z
      .array(z.object({ status: z.string(), seen_at: z.string() }))
      .parse(rows)
      .map(({ status, seen_at: seenAt }) => ({ status, seenAt }));
  }

  /** Changes of a workspace, newest first; none when it was never looked at. */
  async of(
    workspaceId: string,
  ): Promise<{ watchedSince?: string; changes: StatusChange[] }> {
    const watched: unknown = await this.#knex(WATCHED)
      .where({ workspace_id: workspaceId })
      .first();
    const rows: unknown[] = await this.#knex(STATUSES)
      .where({ workspace_id: workspaceId })
      .orderBy('id', 'desc')
      .limit(MOST_SHOWN);
    return {
      ...(watched !== undefined && {
        watchedSince: watchedRow.parse(watched).watched_since,
      }),
      changes: rows
        .map(row => statusRow.parse(row))
        .map(({ status, message, at }) => ({
          status,
          ...(message && { message }),
          at,
        })),
    };
  }
}
