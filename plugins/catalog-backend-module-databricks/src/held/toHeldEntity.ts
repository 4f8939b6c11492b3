import {
  ANNOTATION_LOCATION,
  stringifyEntityRef,
  type Entity,
} from '@backstage/catalog-model';
import type { HeldEntity } from './HeldEntity';

/** What the brakes need of an entity. */
export function toHeldEntity(entity: Entity): HeldEntity {
  const { annotations = {} } = entity.metadata;
  return {
    ref: stringifyEntityRef(entity),
    type: String(entity.spec?.type ?? ''),
    location: annotations[ANNOTATION_LOCATION] ?? '',
    annotations,
  };
}
