import type { Entity } from '@backstage/catalog-model';
import type { DatabricksEntityTransformers } from '../extension/DatabricksEntityTransformers';
import type { OwnerSubject } from '../owners/OwnerSubject';
import type { DatabricksEntityFacts } from './DatabricksEntityFacts';

/** Something of the estate with the entity that stands for it. */
export interface EstateThing {
  /** Its owner is decided later, by `subject`. */
  readonly entity: Entity;
  readonly subject: OwnerSubject;
  /** What the transformer for things of its kind, if any, makes of the entity. */
  transform(
    transformers: DatabricksEntityTransformers,
    entity: Entity,
  ): Promise<Entity | undefined>;
}

/** A thing of one kind. */
export function estateThing<K extends keyof DatabricksEntityFacts>(
  kind: K,
  thing: {
    entity: Entity;
    subject: OwnerSubject;
    facts: DatabricksEntityFacts[K];
  },
): EstateThing {
  return {
    entity: thing.entity,
    subject: thing.subject,
    transform: async (transformers, entity) => {
      const transformer = transformers[kind];
      return transformer ? transformer(entity, thing.facts) : entity;
    },
  };
}
