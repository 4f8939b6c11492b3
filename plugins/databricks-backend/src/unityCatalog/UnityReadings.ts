import type {
  CacheService,
  LoggerService,
} from '@backstage/backend-plugin-api';
import { isError, ServiceUnavailableError } from '@backstage/errors';
import type { JsonValue } from '@backstage/types';
import { DatabricksApiError } from '@lakeport/backstage-plugin-databricks-node';
import type { Reading } from '../cache/Reading';
import { ReadingCache } from '../cache/ReadingCache';
import type { Told } from './Told';
import { toldOf } from './toldOf';
import type { UnityRights } from './UnityRights';

const FRESH_MS = 60_000;
/** How old what is kept must be for a person's wish to have it read anew. */
const REFRESH_MS = 5_000;
const REVALIDATE_MS = 4 * 60_000;
const KEEP_MS = 12 * 60 * 60_000;
const DEADLINE_MS = 20_000;

/**
 * Readings of one kind of Unity Catalog. What is read with one person's rights
 * is nobody else's.
 */
export class UnityReadings<T extends JsonValue> {
  readonly #cache: ReadingCache<Told<T>>;

  constructor(options: {
    cache: CacheService;
    logger: LoggerService;
    name: string;
  }) {
    this.#cache = new ReadingCache({
      ...options,
      name: `unity-${options.name}`,
      freshMs: FRESH_MS,
      revalidateMs: REVALIDATE_MS,
      refreshMs: REFRESH_MS,
      keepMs: KEEP_MS,
      deadlineMs: DEADLINE_MS,
      // What was not there may have been made, what was refused may be granted.
      isPassing: ({ told }) => told !== 'value',
    });
  }

  /**
   * @param of - all that the reading follows from besides whose rights it is read with
   * @throws ServiceUnavailableError when Databricks fails and nothing is kept
   */
  async read(
    of: readonly string[],
    rights: UnityRights,
    read: (signal: AbortSignal) => Promise<T>,
  ): Promise<Reading<Told<T>>> {
    const whose = rights.readAs === 'user' ? rights.digest : '';
    try {
      return await this.#cache.read(
        [rights.readAs, whose, ...of],
        signal => toldOf(rights, () => read(signal)),
        { refresh: rights.refresh },
      );
    } catch (error) {
      if (error instanceof DatabricksApiError || isTimeout(error)) {
        throw new ServiceUnavailableError(
          `Databricks could not be read: ${error.message}`,
          error,
        );
      }
      throw error;
    }
  }
}

function isTimeout(error: unknown): error is Error {
  return isError(error) && ['TimeoutError', 'AbortError'].includes(error.name);
}
