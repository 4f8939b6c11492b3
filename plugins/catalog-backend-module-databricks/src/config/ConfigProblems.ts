import { stringifyError } from '@backstage/errors';

/**
 * What is wrong in app-config. It takes its default, and the rest works.
 */
export class ConfigProblems {
  readonly #messages: string[] = [];

  /** @param otherwise - what holds when it cannot be read, and how that is said */
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

  add(path: string, message: string): void {
    this.#messages.push(`${path}: ${message}`);
  }

  /** Keys that nothing reads are typing mistakes. */
  checkKeys(path: string, keys: string[], known: readonly string[]): void {
    for (const key of keys) {
      if (!known.includes(key)) {
        this.add(
          `${path}.${key}`,
          `is not a key that is known here; known are ${known.join(', ')}`,
        );
      }
    }
  }

  list(): string[] {
    return [...this.#messages];
  }
}
