import type { AuthService, LoggerService } from '@backstage/backend-plugin-api';
import { toError } from '@backstage/errors';
import type { ScmIntegrationRegistry } from '@backstage/integration';
import type { CatalogService } from '@backstage/plugin-catalog-node';
import { deployedEntityTypes } from '../environments/deployedEntityTypes';
import type { EnvironmentIndex } from './EnvironmentIndex';
import { environmentFields } from './environmentFields';
import { indexedEnvironmentOf } from './indexedEnvironmentOf';

const PAGE = 500;
/**
 * An entity that is gone may come back, when its location is read again; its
 * drift is not forgotten at once.
 */
const FORGET_AFTER_MS = 24 * 60 * 60_000;

/** Keeps the table of environments as the catalog has them. */
export class EnvironmentIndexer {
  readonly #auth: AuthService;
  readonly #catalog: Pick<CatalogService, 'getEntityByRef' | 'queryEntities'>;
  readonly #index: EnvironmentIndex;
  readonly #integrations: Pick<ScmIntegrationRegistry, 'resolveUrl'>;
  readonly #logger: LoggerService;

  constructor(options: {
    auth: AuthService;
    catalog: Pick<CatalogService, 'getEntityByRef' | 'queryEntities'>;
    index: EnvironmentIndex;
    integrations: Pick<ScmIntegrationRegistry, 'resolveUrl'>;
    logger: LoggerService;
  }) {
    this.#auth = options.auth;
    this.#catalog = options.catalog;
    this.#index = options.index;
    this.#integrations = options.integrations;
    this.#logger = options.logger;
  }

  /**
   * Reads the catalog once, page by page. What fails ends the pass and is
   * logged; nothing is forgotten by a pass that did not see the whole catalog,
   * or saw no environment in it.
   */
  async run(signal: AbortSignal): Promise<void> {
    const now = new Date();
    try {
      const seen = await this.#readAll(now, signal);
      if (seen > 0) {
        await this.#index.forget(new Date(now.getTime() - FORGET_AFTER_MS));
      }
    } catch (error) {
      if (!signal.aborted) {
        this.#logger.warn(
          'The environments of the catalog could not be read; what is known of them stays',
          toError(error),
        );
      }
    }
  }

  /**
   * Reads one environment, so that a deployment of one that is new is under the
   * rules at once. What fails is logged; the next pass reads it.
   */
  async see(entityRef: string): Promise<void> {
    try {
      const entity = await this.#catalog.getEntityByRef(entityRef, {
        credentials: await this.#auth.getOwnServiceCredentials(),
      });
      const environment =
        entity && indexedEnvironmentOf(entity, this.#integrations);
      if (environment) {
        await this.#index.see([environment]);
      }
    } catch (error) {
      this.#logger.warn(`${entityRef} could not be read`, toError(error));
    }
  }

  async #readAll(now: Date, signal: AbortSignal): Promise<number> {
    let seen = 0;
    let cursor: string | undefined;
    do {
      signal.throwIfAborted();
      const { items, pageInfo } = await this.#catalog.queryEntities(
        cursor
          ? { cursor, limit: PAGE, fields: [...environmentFields] }
          : {
              filter: {
                kind: 'Resource',
                'spec.type': [...deployedEntityTypes],
              },
              fields: [...environmentFields],
              limit: PAGE,
            },
        { credentials: await this.#auth.getOwnServiceCredentials() },
      );
      const environments = items.flatMap(
        entity => indexedEnvironmentOf(entity, this.#integrations) ?? [],
      );
      await this.#index.see(environments, now);
      seen += environments.length;
      cursor = pageInfo.nextCursor;
    } while (cursor);
    return seen;
  }
}
