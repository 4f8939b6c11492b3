import type { DeploymentState } from '@lakeport/backstage-plugin-databricks-common';
import type { Knex } from 'knex';
import { z } from 'zod';

const TABLE = 'deployment_transitions';
/** Longer than telling of one takes; one that failed is told of again after it. */
const CLAIM_MS = 60_000;

const states = z.enum([
  'queued',
  'requested',
  'dispatched',
  'running',
  'waiting',
  'succeeded',
  'failed',
  'cancelled',
  'lost',
]) satisfies z.ZodType<DeploymentState>;

const row = z
  .object({
    // Databases give large numbers as text.
    id: z.coerce.number(),
    deployment_id: z.string(),
    from_state: states.nullable(),
    to_state: states,
    at: z.string(),
    actor: z.string(),
    cause: z.string(),
    tell_tries: z.number(),
    audited_at: z.string().nullable(),
  })
  .transform(found => ({
    id: found.id,
    deploymentId: found.deployment_id,
    from: found.from_state ?? undefined,
    to: found.to_state,
    at: found.at,
    actor: found.actor,
    cause: found.cause,
    tries: found.tell_tries,
    isAudited: found.audited_at !== null,
  }));

/** A change of state that is to be told of, and who is telling. */
export type UntoldTransition = z.output<typeof row>;

/**
 * Changes of state that nobody was told of yet. They are written with the change
 * itself, so that none is forgotten; a claim keeps two replicas from telling of
 * the same one.
 */
export class TransitionOutbox {
  readonly #knex: Knex;

  constructor(knex: Knex) {
    this.#knex = knex;
  }

  /** Ids of those that nobody tells of at this moment, oldest first. */
  async due(limit: number, now = new Date()): Promise<number[]> {
    const rows: Array<{ id: number | string }> = await this.#knex(TABLE)
      .select('id')
      .whereNull('told_at')
      .andWhere(query => claimable(query, now))
      .orderBy('id')
      .limit(limit);
    return rows.map(({ id }) => Number(id));
  }

  /** Takes one up; undefined when another replica was faster. */
  async claim(
    id: number,
    now = new Date(),
  ): Promise<UntoldTransition | undefined> {
    const taken = await this.#knex(TABLE)
      .where({ id })
      .whereNull('told_at')
      .andWhere(query => claimable(query, now))
      .update({
        tell_claimed_until: new Date(now.getTime() + CLAIM_MS).toISOString(),
        tell_tries: this.#knex.raw('tell_tries + 1'),
      });
    return taken === 1
      ? row.parse(await this.#knex(TABLE).where({ id }).first())
      : undefined;
  }

  async audited(id: number, now = new Date()): Promise<void> {
    await this.#knex(TABLE)
      .where({ id })
      .update({ audited_at: now.toISOString() });
  }

  async told(id: number, now = new Date()): Promise<void> {
    await this.#knex(TABLE)
      .where({ id })
      .update({ told_at: now.toISOString(), tell_claimed_until: null });
  }
}

function claimable(query: Knex.QueryBuilder, now: Date): void {
  query
    .whereNull('tell_claimed_until')
    .orWhere('tell_claimed_until', '<', now.toISOString());
}
