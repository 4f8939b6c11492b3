import type { Knex } from 'knex';
import { z } from 'zod';
import { planSchema } from '../deployments/planSchema';
import {
  environmentOfRow,
  environmentRowSchema,
} from '../environmentIndex/environmentRow';
import type { IndexedEnvironment } from '../environmentIndex/IndexedEnvironment';
import type { DriftRecord } from './DriftRecord';

const TABLE = 'environments';

const optionalText = z
  .string()
  .nullable()
  .transform(value => value ?? undefined);

const driftRow = z.object({
  drift_status: z.enum(['clean', 'drifted', 'unknown']).nullable(),
  drift_reason: optionalText,
  drift_since: optionalText,
  drift_checked_at: optionalText,
  drift_run_id: optionalText,
  drift_run_url: optionalText,
  drift_plan: optionalText,
});

/** An environment with what is known of its drift. */
export interface ComparableEnvironment extends IndexedEnvironment {
  drift?: DriftRecord;
}

/** The drift of environments, in their table. */
export class DriftStore {
  readonly #knex: Knex;

  constructor(knex: Knex) {
    this.#knex = knex;
  }

  /** Undefined when the environment is not known, or nobody has looked yet. */
  async get(entityRef: string): Promise<DriftRecord | undefined> {
    const found = await this.#knex(TABLE)
      .where({ entity_ref: entityRef })
      .first();
    return found && environmentWithDrift(found).drift;
  }

  /** Those with a repository that were not looked at for the longest time. */
  async due(limit: number): Promise<ComparableEnvironment[]> {
    const rows: unknown[] = await this.#knex(TABLE)
      .whereNot({ repo_host: '' })
      .orderByRaw("coalesce(drift_looked_at, ''), entity_ref")
      .limit(limit);
    return rows.map(environmentWithDrift);
  }

  /** Notes that there was a look at it, whatever it has shown. */
  async looked(entityRefs: string[], now = new Date()): Promise<void> {
    await this.#knex(TABLE)
      .whereIn('entity_ref', entityRefs)
      .update({ drift_looked_at: now.toISOString() });
  }

  async save(entityRef: string, drift: DriftRecord): Promise<void> {
    await this.#knex(TABLE)
      .where({ entity_ref: entityRef })
      .update({
        drift_status: drift.status,
        drift_reason: drift.reason ?? null,
        drift_since: drift.since ?? null,
        drift_checked_at: drift.checkedAt ?? null,
        drift_run_id: drift.runId ?? null,
        drift_run_url: drift.runUrl ?? null,
        drift_plan: drift.plan ? JSON.stringify(drift.plan) : null,
      });
  }

  /** Drifted ones whose drift nobody was told of. */
  async untold(limit: number): Promise<ComparableEnvironment[]> {
    const rows: unknown[] = await this.#knex(TABLE)
      .where({ drift_status: 'drifted' })
      .andWhere(query =>
        query
          .whereNull('drift_told_since')
          .orWhereRaw('drift_told_since <> drift_since'),
      )
      .orderBy('entity_ref')
      .limit(limit);
    return rows.map(environmentWithDrift);
  }

  async told(entityRef: string, since: string): Promise<void> {
    await this.#knex(TABLE)
      .where({ entity_ref: entityRef })
      .update({ drift_told_since: since });
  }
}

function environmentWithDrift(value: unknown): ComparableEnvironment {
  const environment = environmentOfRow(environmentRowSchema.parse(value));
  const row = driftRow.parse(value);
  if (!row.drift_status) {
    return environment;
  }
  return {
    ...environment,
    drift: {
      status: row.drift_status,
      ...(row.drift_reason && { reason: row.drift_reason }),
      ...(row.drift_since && { since: row.drift_since }),
      ...(row.drift_checked_at && { checkedAt: row.drift_checked_at }),
      ...(row.drift_run_id && { runId: row.drift_run_id }),
      ...(row.drift_run_url && { runUrl: row.drift_run_url }),
      ...(row.drift_plan && {
        plan: planSchema.parse(JSON.parse(row.drift_plan)),
      }),
    },
  };
}
