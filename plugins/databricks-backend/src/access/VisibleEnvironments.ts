import type { BackstageCredentials } from '@backstage/backend-plugin-api';
import { stringifyEntityRef } from '@backstage/catalog-model';
import type { CatalogService } from '@backstage/plugin-catalog-node';
import { deployedEntityTypes } from '../environments/deployedEntityTypes';

const PAGE = 1_000;

/** The environments, and what is between them, that the catalog shows to a caller, by its own rules. */
export class VisibleEnvironments {
  readonly #catalog: Pick<CatalogService, 'queryEntities'>;

  constructor(options: { catalog: Pick<CatalogService, 'queryEntities'> }) {
    this.#catalog = options.catalog;
  }

  /** Their entity references. */
  async list(credentials: BackstageCredentials): Promise<string[]> {
    const refs: string[] = [];
    const fields = ['kind', 'metadata.name', 'metadata.namespace'];
    let cursor: string | undefined;
    do {
      const { items, pageInfo } = await this.#catalog.queryEntities(
        cursor
          ? { cursor, fields, limit: PAGE }
          : {
              filter: {
                kind: 'Resource',
                'spec.type': [...deployedEntityTypes],
              },
              fields,
              limit: PAGE,
            },
        { credentials },
      );
      refs.push(...items.map(entity => stringifyEntityRef(entity)));
      cursor = pageInfo.nextCursor;
    } while (cursor);
    return refs;
  }
}
