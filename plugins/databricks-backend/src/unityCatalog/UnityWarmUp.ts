import type { AuthService, LoggerService } from '@backstage/backend-plugin-api';
import { toError } from '@backstage/errors';
import { bulkhead } from 'cockatiel';
import type { UnityCatalogConfig } from '../config/readUnityCatalogConfig';
import type { MetastoreLists } from './MetastoreLists';
import type { UnityCaller } from './UnityCaller';
import type { UnityObjectLists } from './UnityObjectLists';

/** So that a start of many replicas is no burst for Databricks. */
const AT_A_TIME = 4;
const MOST_METASTORES = 20;
const DEADLINE_MS = 30_000;

/**
 * Reads after the start what everybody who opens the explorer is shown first: the
 * metastores and the first page of the catalogs of each, with the tokens for it
 * and the owners that it names. Nothing waits for it, and what fails is read when
 * somebody asks for it.
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
      const limit = bulkhead(AT_A_TIME, Infinity);
      await Promise.all(
        items.slice(0, MOST_METASTORES).map(({ id, name }) =>
          limit
            .execute(async () => {
              over.throwIfAborted();
              await this.#objects.list(
                { metastore: id, kind: 'catalog' },
                caller,
              );
            })
            .catch(error => {
              failures.push(`catalogs of ${name}: ${toError(error).message}`);
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
        : `Not all that the explorer of Unity Catalog shows first could be read ahead; it is read when somebody asks: ${[
            ...new Set(failures),
          ].join('; ')}`,
    );
  }
}
