import type { LoggerService } from '@backstage/backend-plugin-api';
import { stringifyError, toError } from '@backstage/errors';
import type { SourceError } from '@lakeport/backstage-plugin-databricks-common';

/**
 * Reads of several sources for one answer: one that fails is named beside what
 * the others gave.
 */
export class Attempts {
  readonly errors: SourceError[];
  readonly #logger: LoggerService;

  /** @param errors - where to name what failed, beside what is there already */
  constructor(logger: LoggerService, errors: SourceError[] = []) {
    this.#logger = logger;
    this.errors = errors;
  }

  /** @returns undefined when it failed */
  async read<T>(
    source: string,
    read: () => Promise<T>,
  ): Promise<T | undefined> {
    try {
      return await read();
    } catch (error) {
      this.#logger.warn(`Could not read ${source}`, toError(error));
      this.add(
        source,
        error instanceof Error ? error.message : stringifyError(error),
      );
      return undefined;
    }
  }

  /** Says what an answer lacks though nothing failed. */
  add(source: string, message: string): void {
    this.errors.push({ source, message });
  }

  /** All that is lacking, in an order that does not depend on who answered first. */
  sorted(): SourceError[] {
    return [...this.errors].sort((a, b) =>
      `${a.source} ${a.message}` < `${b.source} ${b.message}` ? -1 : 1,
    );
  }
}
