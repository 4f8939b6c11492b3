import { stringifyError } from '@backstage/errors';
import type {
  Age,
  SourceError,
} from '@lakeport/backstage-plugin-databricks-common';
import { DatabricksApiError } from '@lakeport/backstage-plugin-databricks-node';
import type { Reading } from '../cache/Reading';

/**
 * Readings of several sources for one answer: how old the oldest of them is, and
 * beside them what failed. What a failing source told last counts, and is named.
 */
export class Readings {
  readonly errors: SourceError[] = [];
  /** Sources that refused the portal, for want of rights. */
  readonly refused: string[] = [];
  /** Whether a person asked to have it read anew; goes along to what can. */
  readonly refresh: boolean;
  #readAt?: string;
  #stale = false;
  #refreshing = false;

  constructor(options: { refresh?: boolean } = {}) {
    this.refresh = options.refresh ?? false;
  }

  /**
   * @param source - what is read, for a person
   * @returns undefined when it could not be read, now or before
   */
  async take<T>(
    source: string,
    read: () => Promise<Reading<T>>,
  ): Promise<T | undefined> {
    try {
      const reading = await read();
      this.#see(reading);
      if (reading.stale) {
        this.add(source, reading.error ?? 'it could not be read anew');
      }
      return reading.value;
    } catch (error) {
      if (
        error instanceof DatabricksApiError &&
        [401, 403].includes(error.upstreamStatus)
      ) {
        this.refused.push(source);
      }
      this.add(
        source,
        error instanceof Error ? error.message : stringifyError(error),
      );
      return undefined;
    }
  }

  /** Says what an answer lacks; saying it again changes nothing. */
  add(source: string, message: string): void {
    if (
      !this.errors.some(
        known => known.source === source && known.message === message,
      )
    ) {
      this.errors.push({ source, message });
    }
  }

  /** Counts what was read elsewhere. */
  include(age: Age, errors: readonly SourceError[]): void {
    this.#see(age);
    errors.forEach(({ source, message }) => this.add(source, message));
  }

  /** Of the oldest reading; now when nothing was read. */
  age(): Age {
    return {
      readAt: this.#readAt ?? new Date().toISOString(),
      stale: this.#stale,
      ...(this.#refreshing && { refreshing: true }),
    };
  }

  /** All that is lacking, in an order that does not depend on who answered first. */
  sorted(): SourceError[] {
    return [...this.errors].sort((a, b) =>
      `${a.source} ${a.message}` < `${b.source} ${b.message}` ? -1 : 1,
    );
  }

  #see({ readAt, stale, refreshing = false }: Age): void {
    if (!this.#readAt || readAt < this.#readAt) {
      this.#readAt = readAt;
    }
    this.#stale ||= stale;
    this.#refreshing ||= refreshing;
  }
}
