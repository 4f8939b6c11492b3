import type { Config } from '@backstage/config';
import { stringifyError } from '@backstage/errors';
import type { DatabricksConfigProblem } from './DatabricksConfig';
import { valueAt } from './valueAt';

/** Collects what is wrong while a section is read, so that all of it is told at once. */
export class ConfigProblems {
  readonly all: DatabricksConfigProblem[] = [];

  /** Notes a problem; nothing is what stands in for the wrong value. */
  add(path: string, message: string): undefined {
    this.all.push({ severity: 'error', path, message });
    return undefined;
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

  /** As {@link ConfigProblems.checkKeys}, of a section that need not be there. */
  checkSection(root: Config, path: string, known: readonly string[]): void {
    const section = valueAt(root, path);
    if (typeof section === 'object' && section !== null) {
      this.checkKeys(path, Object.keys(section), known);
    }
  }
}
