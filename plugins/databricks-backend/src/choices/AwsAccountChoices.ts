import type {
  BackstageCredentials,
  CacheService,
  LoggerService,
} from '@backstage/backend-plugin-api';
import { CATALOG_FILTER_EXISTS } from '@backstage/catalog-client';
import { stringifyEntityRef } from '@backstage/catalog-model';
import type { CatalogService } from '@backstage/plugin-catalog-node';
import type {
  Choice,
  ChoiceList,
} from '@lakeport/backstage-plugin-databricks-common';
import { AnswerCache } from '../cache/AnswerCache';
import type { PlatformReader } from '../platforms/PlatformReader';
import { Attempts } from '../sources/Attempts';
import type { DeclaredSystem } from '../systems/DeclaredSystem';
import type { ChoicePage } from './ChoicePage';

/** Of the catalog's AWS modules. */
const ACCOUNT_ID = 'amazonaws.com/account-id';
const SHAPE = /^\d{12}$/;
/** Somebody who types asks many times for what hardly ever changes. */
const FRESH_MS = 30_000;
/** An account of so many environments is told by these and their number. */
const MOST_NAMED = 3;

/** Offers AWS accounts: those of the catalog that the caller may see, and those of a platform file. */
export class AwsAccountChoices {
  readonly #catalog: CatalogService;
  readonly #platforms: Pick<PlatformReader, 'read'>;
  readonly #logger: LoggerService;
  readonly #inCatalog: AnswerCache<Choice[]>;

  constructor(options: {
    catalog: CatalogService;
    platforms: Pick<PlatformReader, 'read'>;
    cache: CacheService;
    logger: LoggerService;
  }) {
    this.#catalog = options.catalog;
    this.#platforms = options.platforms;
    this.#logger = options.logger;
    this.#inCatalog = new AnswerCache({
      cache: options.cache,
      name: 'aws-accounts',
      ttlMs: FRESH_MS,
    });
  }

  /**
   * @param request.platform - whose accounts the caller may see, too
   * @param request.caller - tells callers apart, who may see different entities
   */
  async list(
    request: ChoicePage & { platform?: DeclaredSystem; caller: string },
    credentials: BackstageCredentials,
  ): Promise<ChoiceList> {
    const { platform, caller, cursor, limit } = request;
    const attempts = new Attempts(this.#logger);
    const [listed, declared] = await Promise.all([
      attempts.read('AWS accounts in the catalog', () =>
        this.#inCatalog.read([caller], () => this.#readCatalog(credentials)),
      ),
      platform &&
        attempts.read('platform file', () => this.#readPlatform(platform)),
    ]);
    const choices = new Map<string, Choice>();
    for (const choice of [...(listed ?? []), ...(declared?.items ?? [])]) {
      // The catalog has the label, the platform file the better detail.
      choices.set(choice.value, { ...choices.get(choice.value), ...choice });
    }
    if (declared?.adminAccountId) {
      // An environment in the umbrella account could reach all the others.
      choices.delete(declared.adminAccountId);
    }
    const q = request.q?.toLowerCase() ?? '';
    const found = [...choices.values()]
      .filter(({ value, label = '', detail = '' }) =>
        [value, label, detail].some(text => text.toLowerCase().includes(q)),
      )
      .filter(({ value }) => cursor === undefined || value > cursor)
      .sort((a, b) => (a.value < b.value ? -1 : 1));
    const items = found.slice(0, limit);
    const last = items.at(-1);
    return {
      items,
      ...(last && found.length > limit && { nextCursor: last.value }),
      errors: attempts.sorted(),
    };
  }

  async #readCatalog(credentials: BackstageCredentials): Promise<Choice[]> {
    const { items } = await this.#catalog.getEntities(
      {
        filter: {
          [`metadata.annotations.${ACCOUNT_ID}`]: CATALOG_FILTER_EXISTS,
        },
        fields: [
          'kind',
          'metadata.name',
          'metadata.namespace',
          'metadata.title',
          'metadata.annotations',
        ],
        order: { field: 'metadata.name', order: 'asc' },
      },
      { credentials },
    );
    const choices = new Map<string, Choice>();
    for (const entity of items) {
      const value = entity.metadata.annotations?.[ACCOUNT_ID] ?? '';
      if (SHAPE.test(value) && !choices.has(value)) {
        const { title, name } = entity.metadata;
        choices.set(value, {
          value,
          label: title ?? name,
          detail: stringifyEntityRef(entity),
        });
      }
    }
    return [...choices.values()];
  }

  async #readPlatform(
    platform: DeclaredSystem,
  ): Promise<{ items: Choice[]; adminAccountId?: string }> {
    const { facts, projects } = await this.#platforms.read(platform);
    const users = new Map<string, string[]>();
    for (const project of projects) {
      for (const { awsAccountId, name } of project.environments) {
        if (SHAPE.test(awsAccountId)) {
          users.set(awsAccountId, [
            ...(users.get(awsAccountId) ?? []),
            `${project.name}/${name}`,
          ]);
        }
      }
    }
    const items = [...users].map(([value, names]) => ({
      value,
      detail: `used by ${names.slice(0, MOST_NAMED).join(', ')}${
        names.length > MOST_NAMED
          ? ` and ${names.length - MOST_NAMED} more`
          : ''
      }`,
    }));
    return { items, ...(facts && { adminAccountId: facts.adminAccountId }) };
  }
}
