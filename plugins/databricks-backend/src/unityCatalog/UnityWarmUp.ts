import type { AuthService, LoggerService } from '@backstage/backend-plugin-api';
import { toError } from '@backstage/errors';
import type { UnityObject } from '@lakeport/backstage-plugin-databricks-common';
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
const RUNNING = 'RUNNING';
const IN_SCHEMA = ['table', 'volume', 'function', 'model'] as const;

/**
 * Reads after the start what everybody who opens the explorer is shown first: the
 * metastores and the first page of the catalogs of each, on the whole and through
 * each of its workspaces, with the tokens for it and the owners that it names. Of
 * one catalog it goes all the way down, so that the code of every level has run
 * once before somebody waits for it. Nothing waits for the warm-up, and what fails
 * is read when somebody asks for it.
 *
 * With people's own rights nothing is read: there is nobody yet.
 */
export class UnityWarmUp {
  readonly #auth: Pick<AuthService, 'getOwnServiceCredentials'>;
  readonly #config: Pick<UnityCatalogConfig, 'readAs' | 'warmUp' | 'problems'>;
  readonly #logger: LoggerService;
  readonly #metastores: Pick<MetastoreLists, 'list'>;
  readonly #objects: Pick<UnityObjectLists, 'list'>;

  constructor(options: {
    auth: Pick<AuthService, 'getOwnServiceCredentials'>;
    config: Pick<UnityCatalogConfig, 'readAs' | 'warmUp' | 'problems'>;
    logger: LoggerService;
    metastores: Pick<MetastoreLists, 'list'>;
    objects: Pick<UnityObjectLists, 'list'>;
  }) {
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
      const list = (what: string, request: UnityListRequest) =>
        limit
          .execute(() => {
            over.throwIfAborted();
            return this.#objects.list(request, caller);
          })
          .then(page => page.items)
          .catch(error => {
            failures.push(`${what}: ${toError(error).message}`);
            return [];
          });
      const pages = await Promise.all(
        metastores.map(({ id, name }) =>
          list(`catalogs of ${name}`, { metastore: id, kind: 'catalog' }),
        ),
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
}

/** Goes down in the first catalog that is seen: its schemas, and what is in one of them. */
async function lookInto(
  metastores: ReadonlyArray<{ id: string }>,
  pages: ReadonlyArray<readonly UnityObject[]>,
  list: (what: string, request: UnityListRequest) => Promise<UnityObject[]>,
): Promise<void> {
  const index = pages.findIndex(page => page.length > 0);
  if (index < 0) {
    return;
  }
  const [{ name: catalog }] = pages[index];
  const place = { metastore: metastores[index].id, catalog };
  const [schema] = await list(`schemas of ${catalog}`, {
    ...place,
    kind: 'schema',
  });
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

/** One thing that is wrong fails at every workspace. */
function shortened(failures: readonly string[]): string {
  const more = failures.length - MOST_TOLD;
  return [
    ...failures.slice(0, MOST_TOLD),
    ...(more > 0 ? [`and ${more} more`] : []),
  ].join('; ');
}
