import type { Knex } from 'knex';

/** Fewer than databases allow in one list of values. */
const AT_A_TIME = 1_000;

/** Leaves in a query of deployments those of some environments. */
export function narrowByEntities(
  query: Knex.QueryBuilder,
  entityRefs: readonly string[],
): void {
  query.where(where => {
    where.whereIn('deployments.entity_ref', entityRefs.slice(0, AT_A_TIME));
    for (let at = AT_A_TIME; at < entityRefs.length; at += AT_A_TIME) {
      where.orWhereIn(
        'deployments.entity_ref',
        entityRefs.slice(at, at + AT_A_TIME),
      );
    }
  });
}
