import type { LoggerService } from '@backstage/backend-plugin-api';
import { stringifyError } from '@backstage/errors';
import type { DatabricksConfigProblem } from '@lakeport/backstage-plugin-databricks-node';

/**
 * What is wrong in app-config and need not stop the backend: it is logged once,
 * what it concerns takes its default, and pages say so.
 */
export class ConfigProblems {
  readonly #logger: LoggerService;
  readonly #problems: DatabricksConfigProblem[] = [];

  constructor(options: { logger: LoggerService }) {
    this.#logger = options.logger;
  }

  /**
   * @param path - where it is, such as `databricks.drift.schedule`
   * @param message - what is wrong, what would be right, and what holds meanwhile
   */
  add(path: string, message: string): void {
    this.#logger.error(`${path}: ${message}`);
    this.#problems.push({ path, message });
  }

  /**
   * Reads a part of app-config.
   *
   * @param otherwise - what holds when it cannot be read, and how that is said
   */
  read<T>(
    path: string,
    read: () => T,
    otherwise: { value: T; words: string },
  ): T {
    try {
      return read();
    } catch (error) {
      const said =
        error instanceof Error ? error.message : stringifyError(error);
      this.add(path, `${said}; until that is right, ${otherwise.words}`);
      return otherwise.value;
    }
  }

  list(): DatabricksConfigProblem[] {
    return [...this.#problems];
  }
}
