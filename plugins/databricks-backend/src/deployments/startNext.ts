import type { Knex } from 'knex';
import { z } from 'zod';
import type { DeploymentChange } from './DeploymentRequests';
import { insertTransition } from './insertTransition';

const TABLE = 'deployments';

const queued = z.object({ id: z.string(), entity_ref: z.string() });

/**
 * Has the oldest queued deployment of an environment begin, unless another one
 * of it is not finished. Of two replicas that do this at once, the database's
 * unique index lets one.
 */
export async function startNext(
  tx: Knex.Transaction,
  key: string,
): Promise<DeploymentChange | undefined> {
  // One that is cancelled between the two statements is passed over.
  for (;;) {
    const found: unknown = await tx(TABLE)
      .select('id', 'entity_ref')
      .where({ environment_key: key, state: 'queued' })
      .whereNotExists(
        tx(`${TABLE} as active`).select('active.id').where({ active_key: key }),
      )
      .orderBy(['requested_at', 'id'])
      .first();
    if (!found) {
      return undefined;
    }
    const { id, entity_ref: entityRef } = queued.parse(found);
    const now = new Date().toISOString();
    const started = await tx(TABLE)
      .where({ id, state: 'queued' })
      .update({
        state: 'requested',
        active_key: key,
        sending_since: now,
        updated_at: now,
        next_look_at: null,
        version: tx.raw('version + 1'),
      });
    if (started === 1) {
      const transition = await insertTransition(tx, id, {
        from: 'queued',
        to: 'requested',
        at: now,
        actor: 'portal',
        cause: 'The deployment before it has finished',
      });
      return { id, entityRef, state: 'requested', transition };
    }
  }
}
