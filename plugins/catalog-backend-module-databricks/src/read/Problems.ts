import { stringifyError } from '@backstage/errors';

/** What could not be read. A source that fails leaves the others alone. */
export class Problems {
  readonly #messages: string[] = [];

  /**
   * Reads a source.
   *
   * @returns undefined when it could not be read
   * @throws the signal's reason when it has fired: then nothing was read to the end
   */
  async read<T>(
    source: string,
    signal: AbortSignal | undefined,
    read: () => Promise<T>,
  ): Promise<T | undefined> {
    signal?.throwIfAborted();
    try {
      return await read();
    } catch (error) {
      signal?.throwIfAborted();
      this.add(`${source} could not be read: ${stringifyError(error)}`);
      return undefined;
    }
  }

  add(message: string): void {
    this.#messages.push(message);
  }

  list(): string[] {
    return [...this.#messages].sort();
  }
}
