import type { Entity } from '@backstage/catalog-model';
import type { DatabricksEntityFacts } from '../estate/DatabricksEntityFacts';

/**
 * Changes the entity of one thing before the catalog gets it.
 *
 * @param entity - as the module makes it, with its owner
 * @param facts - what it was made of
 * @returns the entity to store, or undefined to leave the thing out. The same
 *   thing must give the same entity every time, and what is not in it (a time, a
 *   random number) must not come into it.
 *
 * @public
 */
export type DatabricksEntityTransformer<TFacts> = (
  entity: Entity,
  facts: TFacts,
) => Promise<Entity | undefined> | Entity | undefined;

/**
 * One transformer for each kind of thing; a kind without one is stored as the
 * module makes it.
 *
 * @public
 */
export type DatabricksEntityTransformers = {
  [K in keyof DatabricksEntityFacts]?: DatabricksEntityTransformer<
    DatabricksEntityFacts[K]
  >;
};
