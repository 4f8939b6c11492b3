import type { AuthService } from '@backstage/backend-plugin-api';
import { ANNOTATION_LOCATION } from '@backstage/catalog-model';
import type { CatalogService } from '@backstage/plugin-catalog-node';
import {
  annotations,
  entityTypes,
} from '@lakeport/backstage-plugin-databricks-common';
import type { HeldEntity } from './HeldEntity';
import { toHeldEntity } from './toHeldEntity';

const FIELDS = [
  'kind',
  'metadata.name',
  'metadata.namespace',
  'metadata.annotations',
  'spec.type',
];
const PAGE = 1_000;
/** Entities of what is deployed come from repositories, never from a provider. */
const TYPES = Object.values(entityTypes).filter(
  type => type !== entityTypes.environment && type !== entityTypes.sharedStack,
);

/** Asks the catalog what it holds, so that the brakes work after a restart as before. */
export class CatalogHoldings {
  readonly #catalog: CatalogService;
  readonly #auth: AuthService;

  constructor(options: { catalog: CatalogService; auth: AuthService }) {
    this.#catalog = options.catalog;
    this.#auth = options.auth;
  }

  /**
   * @param of - location prefix of the provider, and the account if it has one
   * @throws what the catalog answers, and the signal's reason
   */
  async list(
    of: { prefix: string; accountId?: string },
    signal?: AbortSignal,
  ): Promise<HeldEntity[]> {
    const held: HeldEntity[] = [];
    const credentials = await this.#auth.getOwnServiceCredentials();
    const filter: Record<string, string | string[]> = {
      kind: 'Resource',
      'spec.type': TYPES,
      ...(of.accountId && {
        [`metadata.annotations.${annotations.accountId}`]: of.accountId,
      }),
    };
    let cursor: string | undefined;
    do {
      signal?.throwIfAborted();
      const { items, pageInfo } = await this.#catalog.queryEntities(
        cursor
          ? { cursor, fields: FIELDS, limit: PAGE }
          : { filter, fields: FIELDS, limit: PAGE },
        { credentials },
      );
      for (const entity of items) {
        const location = entity.metadata.annotations?.[ANNOTATION_LOCATION];
        if (location?.startsWith(of.prefix)) {
          held.push(toHeldEntity(entity));
        }
      }
      cursor = pageInfo.nextCursor;
    } while (cursor);
    return held;
  }
}
