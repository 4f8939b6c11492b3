import {
  RELATION_OWNED_BY,
  stringifyEntityRef,
  type Entity,
} from '@backstage/catalog-model';
import type { PlatformSummary } from '@lakeport/backstage-plugin-databricks-common';

/** What a list says of a platform: all of it from its entity, so that no file is read for it. */
export function platformSummaryOf(entity: Entity): PlatformSummary {
  const { name, title, description } = entity.metadata;
  const owner =
    entity.relations?.find(({ type }) => type === RELATION_OWNED_BY)
      ?.targetRef ?? entity.spec?.owner;
  return {
    entityRef: stringifyEntityRef(entity),
    name,
    ...(title && { title }),
    ...(description && { description }),
    ...(typeof owner === 'string' && { owner }),
  };
}
