import { stringifyEntityRef, type Entity } from '@backstage/catalog-model';
import type { CatalogService } from '@backstage/plugin-catalog-node';

/** A catalog that holds these entities and shows them to services only. */
export function hidingCatalog(
  entities: Entity[],
): Pick<CatalogService, 'getEntityByRef'> {
  return {
    getEntityByRef: async (ref, { credentials }) => {
      const { principal } = credentials;
      const isService =
        typeof principal === 'object' &&
        principal !== null &&
        'type' in principal &&
        principal.type === 'service';
      return isService
        ? entities.find(entity => stringifyEntityRef(entity) === ref)
        : undefined;
    },
  };
}
