import type {
  AuthService,
  BackstageCredentials,
  LoggerService,
} from '@backstage/backend-plugin-api';
import { toError } from '@backstage/errors';
import type {
  DatabricksApi,
  UnityObject,
  UnityObjectPage,
} from '@lakeport/backstage-plugin-databricks-common';
import { bulkhead } from 'cockatiel';
import type { UnityCatalogConfig } from '../config/readUnityCatalogConfig';
import type { MetastoreLists } from './MetastoreLists';
import type { UnityCaller } from './UnityCaller';
import type { UnityListRequest } from './UnityListRequest';
import type { UnityObjectLists } from './UnityObjectLists';

/** So that a start of many replicas is no burst for Databricks. */
const AT_A_TIME = 4;
const MOST_METASTORES = 20;
/** Each costs a token and a page; with more of them, those that are looked at are read then. */
const MOST_WORKSPACES = 100;
const DEADLINE_MS = 30_000;
const MOST_TOLD = 5;
/** Of a metastore: by its catalogs it is known which of them are bound to some workspaces. */
const MOST_PAGES = 10;
/** How often kept answers are asked for over HTTP: three of them each time. */
const HTTP_ROUNDS = 40;
const PLUGIN_ID = 'databricks';
const RUNNING = 'RUNNING';
const ISOLATED = 'ISOLATED';
const IN_SCHEMA = ['table', 'volume', 'function', 'model'] as const;

/**
 * Reads after the start what everybody who opens the explorer is shown first: the
 * metastores and the catalogs of each, page by page, and the first page of them
 * through each of its workspaces, with the tokens for it and the owners that it
 * names. Of one catalog it goes all the way down, of one that is bound to some
 * workspaces to its schemas. At last it asks the plugin's own API for what is kept by
 * then, so that the code of every level, of HTTP and of its checks has run before
 * somebody waits for it. Nothing waits for the warm-up, and what fails is read when
 * somebody asks for it.
 *
 * With people's own rights nothing is read: there is nobody yet.
 */
export class UnityWarmUp {
  readonly #api: Pick<DatabricksApi, 'listMetastores' | 'listUnityObjects'>;
  readonly #auth: Pick<
    AuthService,
    'getOwnServiceCredentials' | 'getPluginRequestToken'
  >;
  readonly #config: Pick<UnityCatalogConfig, 'readAs' | 'warmUp' | 'problems'>;
  readonly #logger: LoggerService;
  readonly #metastores: Pick<MetastoreLists, 'list'>;
  readonly #objects: Pick<UnityObjectLists, 'list'>;

  constructor(options: {
    /** This plugin's own. */
    api: Pick<DatabricksApi, 'listMetastores' | 'listUnityObjects'>;
    auth: Pick<
      AuthService,
      'getOwnServiceCredentials' | 'getPluginRequestToken'
    >;
    config: Pick<UnityCatalogConfig, 'readAs' | 'warmUp' | 'problems'>;
    logger: LoggerService;
    metastores: Pick<MetastoreLists, 'list'>;
    objects: Pick<UnityObjectLists, 'list'>;
  }) {
    this.#api = options.api;
    this.#auth = options.auth;
    this.#config = options.config;
    this.#logger = options.logger;
    this.#metastores = options.metastores;
    this.#objects = options.objects;
  }

  /**
   * Never rejects.
   *
   * @param signal - ends it: nothing more is asked for after that
   */
  async run(signal: AbortSignal): Promise<void> {
    const { readAs, warmUp, problems } = this.#config;
    if (!warmUp || readAs === 'user' || problems.length > 0) {
      return;
    }
    const began = performance.now();
    const over = AbortSignal.any([signal, AbortSignal.timeout(DEADLINE_MS)]);
    const failures: string[] = [];
    try {
      const credentials = await this.#auth.getOwnServiceCredentials();
      const caller: UnityCaller = {
        credentials,
        name: credentials.principal.subject,
        rights: { readAs },
      };
      over.throwIfAborted();
      const { items, errors } = await this.#metastores.list(caller);
      failures.push(...errors.map(({ message }) => message));
      const metastores = items.slice(0, MOST_METASTORES);
      const limit = bulkhead(AT_A_TIME, Infinity);
      const levels: UnityListRequest[] = [];
      const list = (what: string, request: UnityListRequest) =>
        limit
          .execute(async (): Promise<Page> => {
            over.throwIfAborted();
            const page = await this.#objects.list(request, caller);
            if (request.kind !== 'catalog') {
              levels.push(request);
            }
            return page;
          })
          .catch((error): Page => {
            failures.push(`${what}: ${toError(error).message}`);
            return { items: [] };
          });
      const pages = await Promise.all(
        metastores.map(({ id, name }) => catalogsOf({ id, name }, list)),
      );
      await lookInto(metastores, pages, list);
      await Promise.all(
        metastores
          .flatMap(({ id, workspaces }) =>
            workspaces
              .filter(({ status }) => status === RUNNING)
              .map(workspace => ({ metastore: id, ...workspace })),
          )
          .slice(0, MOST_WORKSPACES)
          .map(({ metastore, id, name }) =>
            list(`catalogs of workspace ${name}`, {
              metastore,
              workspace: id,
              kind: 'catalog',
            }),
          ),
      );
      await lookIntoBound(metastores, pages, list);
      await this.#overHttp(credentials, {
        metastores,
        levels,
        over,
      }).catch(error => {
        failures.push(`its own API: ${toError(error).message}`);
      });
    } catch (error) {
      failures.push(toError(error).message);
    }
    const seconds = ((performance.now() - began) / 1_000).toFixed(1);
    this.#logger.info(
      failures.length === 0
        ? `Read in ${seconds} s what the explorer of Unity Catalog shows first`
        : `Not all that the explorer of Unity Catalog shows first could be read ahead; it is read when somebody asks: ${shortened(
            [...new Set(failures)],
          )}`,
    );
  }

  /** One after the other, as a person does. */
  async #overHttp(
    onBehalfOf: BackstageCredentials,
    kept: {
      metastores: ReadonlyArray<{ id: string }>;
      levels: ReadonlyArray<UnityListRequest>;
      over: AbortSignal;
    },
  ): Promise<void> {
    const { metastores, levels, over } = kept;
    const { token } = await this.#auth.getPluginRequestToken({
      onBehalfOf,
      targetPluginId: PLUGIN_ID,
    });
    for (let round = 0; round < HTTP_ROUNDS; round++) {
      over.throwIfAborted();
      await this.#api.listMetastores({ token });
      if (metastores.length > 0) {
        const { id } = metastores[round % metastores.length];
        over.throwIfAborted();
        await this.#api.listUnityObjects(
          { metastore: id, kind: 'catalog' },
          { token },
        );
      }
      if (levels.length > 0) {
        over.throwIfAborted();
        await this.#api.listUnityObjects(levels[round % levels.length], {
          token,
        });
      }
    }
  }
}

type Page = Pick<UnityObjectPage, 'items' | 'nextPageToken'>;
type List = (what: string, request: UnityListRequest) => Promise<Page>;

async function catalogsOf(
  { id, name }: { id: string; name: string },
  list: List,
): Promise<readonly UnityObject[]> {
  const items: UnityObject[] = [];
  let pageToken: string | undefined;
  for (let n = 0; n < MOST_PAGES && (n === 0 || pageToken); n++) {
    const page = await list(`catalogs of ${name}`, {
      metastore: id,
      kind: 'catalog',
      pageToken,
    });
    items.push(...page.items);
    pageToken = page.nextPageToken;
  }
  return items;
}

/** Goes down in the first catalog that is seen: its schemas, and what is in one of them. */
async function lookInto(
  metastores: ReadonlyArray<{ id: string }>,
  pages: ReadonlyArray<readonly UnityObject[]>,
  list: List,
): Promise<void> {
  const index = pages.findIndex(page => page.length > 0);
  if (index < 0) {
    return;
  }
  const [{ name: catalog }] = pages[index];
  const place = { metastore: metastores[index].id, catalog };
  const {
    items: [schema],
  } = await list(`schemas of ${catalog}`, { ...place, kind: 'schema' });
  if (schema) {
    await Promise.all(
      IN_SCHEMA.map(kind =>
        list(`${kind}s of ${catalog}.${schema.name}`, {
          ...place,
          schema: schema.name,
          kind,
        }),
      ),
    );
  }
}

/** Looks into the first catalog that is bound to some workspaces: it is read through one of those. */
async function lookIntoBound(
  metastores: ReadonlyArray<{ id: string }>,
  pages: ReadonlyArray<readonly UnityObject[]>,
  list: List,
): Promise<void> {
  const isBound = ({ isolationMode }: UnityObject) =>
    isolationMode === ISOLATED;
  const index = pages.findIndex(page => page.some(isBound));
  const bound = pages[index]?.find(isBound);
  if (bound) {
    await list(`schemas of ${bound.name}`, {
      metastore: metastores[index].id,
      catalog: bound.name,
      kind: 'schema',
    });
  }
}

/** One thing that is wrong fails at every workspace. */
function shortened(failures: readonly string[]): string {
  const more = failures.length - MOST_TOLD;
  return [
    ...failures.slice(0, MOST_TOLD),
    ...(more > 0 ? [`and ${more} more`] : []),
  ].join('; ');
}
