import type { LoggerService } from '@backstage/backend-plugin-api';
import { stringifyError } from '@backstage/errors';
import {
  logConfigProblems,
  type DatabricksConfigProblem,
} from '@lakeport/backstage-plugin-databricks-node';

/**
 * What is wrong in app-config and need not stop the backend, and what is worth
 * knowing about it: it is logged once, and pages say so.
 */
export class ConfigProblems {
  readonly #logger: LoggerService;
  readonly #problems: DatabricksConfigProblem[] = [];

  constructor(options: { logger: LoggerService }) {
    this.#logger = options.logger;
  }

  /**
   * Notes something that is wrong: what is written there does not hold.
   *
   * @param path - where it is, such as `databricks.drift.schedule`
   * @param message - what is wrong, what would be right, and what holds meanwhile
   */
  add(path: string, message: string): void {
    this.#note({ severity: 'error', path, message });
  }

  /**
   * Notes something that holds and does what one may not expect of it.
   *
   * @param path - where it is
   * @param message - what follows from it, and what would change that
   */
  warn(path: string, message: string): void {
    this.#note({ severity: 'warning', path, message });
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

  #note(problem: DatabricksConfigProblem): void {
    logConfigProblems(this.#logger, [problem]);
    this.#problems.push(problem);
  }
}
