import { stringifyError } from '@backstage/errors';

/** What could not be read in one run. */
export class Problems {
  readonly #messages: string[] = [];

  /**
   * @returns undefined when it could not be read
   * @throws the signal's reason when it has fired
   */
  async read<T>(
    source: string,
    signal: AbortSignal,
    read: () => Promise<T>,
  ): Promise<T | undefined> {
    signal.throwIfAborted();
    try {
      return await read();
    } catch (error) {
      signal.throwIfAborted();
      this.#messages.push(
        `${source} could not be read: ${stringifyError(error)}`,
      );
      return undefined;
    }
  }

  add(message: string): void {
    this.#messages.push(message);
  }

  list(): string[] {
    return [...new Set(this.#messages)].sort();
  }
}
