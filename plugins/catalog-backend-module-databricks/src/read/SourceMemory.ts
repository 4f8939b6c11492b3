import type { LoggerService } from '@backstage/backend-plugin-api';
import { toError } from '@backstage/errors';

/** What a source gave. */
export interface SourceReading<T> {
  items: T[];
  /**
   * Whether what is not among the items is known to be gone. If not, nothing
   * may be removed from the catalog.
   */
  isComplete: boolean;
}

/**
 * The brake of the provider. A source that errors, or that is empty after having
 * had something, is taken to be as it was when it was last read: a right that
 * was taken away shows up as an empty list. Where nothing is remembered (the
 * backend was restarted), the reading is incomplete.
 */
export class SourceMemory<T> {
  readonly #remembered = new Map<string, T[]>();
  readonly #logger: LoggerService;
  readonly #allowEmpty: boolean;

  constructor(options: {
    logger: LoggerService;
    /** Believes a source that turns up empty. */
    allowEmpty: boolean;
  }) {
    this.#logger = options.logger;
    this.#allowEmpty = options.allowEmpty;
  }

  /**
   * @param read - reads the source; undefined when it cannot be read now
   * @param hadBefore - whether the catalog holds entities of this source; asked
   *   only where nothing is remembered
   */
  async read(
    source: string,
    read: () => Promise<T[] | undefined>,
    hadBefore: () => Promise<boolean>,
  ): Promise<SourceReading<T>> {
    const remembered = this.#remembered.get(source);
    let items: T[] | undefined;
    try {
      items = await read();
    } catch (error) {
      this.#logger.warn(
        `${source} could not be read; nothing of it is removed`,
        toError(error),
      );
      return { items: remembered ?? [], isComplete: remembered !== undefined };
    }
    if (items === undefined) {
      return {
        items: remembered ?? [],
        isComplete: remembered !== undefined || !(await hadBefore()),
      };
    }
    if (items.length === 0 && !this.#allowEmpty) {
      const had = remembered ? remembered.length > 0 : await hadBefore();
      if (had) {
        this.#logger.warn(
          `${source}: empty, and was not before; nothing of it is removed. If it is empty indeed, set catalog.providers.databricks.allowEmpty for one reading`,
        );
        return {
          items: remembered ?? [],
          isComplete: remembered !== undefined,
        };
      }
    }
    this.#remembered.set(source, items);
    return { items, isComplete: true };
  }
}
