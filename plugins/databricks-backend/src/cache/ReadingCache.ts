import { createHash } from 'node:crypto';
import type {
  CacheService,
  LoggerService,
} from '@backstage/backend-plugin-api';
import { stringifyError, toError } from '@backstage/errors';
import type { JsonValue } from '@backstage/types';
import type { Reading } from './Reading';

type Kept<T extends JsonValue> = { value: T; readAt: number };

/** So that a source that is down is not asked by everyone who looks. */
const REST_AFTER_FAILURE_MS = 5_000;

/**
 * What sources outside tell: fresh for a while, then read anew, once for all who
 * ask meanwhile. For a while after that nobody waits for it: they get what was
 * told last. When the source fails, what it told last is given with its age, for
 * as long as it is kept; without that the failure is.
 */
export class ReadingCache<T extends JsonValue> {
  readonly #cache: CacheService;
  readonly #logger: LoggerService;
  readonly #name: string;
  readonly #freshMs: number;
  readonly #revalidateMs: number;
  readonly #keepMs: number;
  readonly #deadlineMs: number;
  readonly #now: () => number;
  readonly #running = new Map<string, Promise<Reading<T>>>();
  readonly #revalidating = new Set<string>();
  readonly #failed = new Map<string, { until: number; error: Error }>();

  constructor(options: {
    cache: CacheService;
    logger: LoggerService;
    /** Tells readings of this kind from others; part of the key. */
    name: string;
    freshMs: number;
    /**
     * How long after that a reading is given at once while it is read anew for
     * the next who ask; not at all when left out.
     */
    revalidateMs?: number;
    /** How long a reading may stand in for a source that fails. */
    keepMs: number;
    /** How long one reading may take. */
    deadlineMs: number;
    /** Milliseconds since 1970; the clock when left out. */
    now?: () => number;
  }) {
    this.#cache = options.cache;
    this.#logger = options.logger;
    this.#name = options.name;
    this.#freshMs = options.freshMs;
    this.#revalidateMs = options.revalidateMs ?? 0;
    this.#keepMs = options.keepMs;
    this.#deadlineMs = options.deadlineMs;
    this.#now = options.now ?? Date.now;
  }

  /**
   * @param of - all that the reading follows from, whose rights it is read with
   *   among it: equal parts, equal reading. Not logged
   * @param read - asks the source; its signal ends it at the deadline
   * @throws what `read` throws, when nothing is kept
   */
  read(
    of: readonly string[],
    read: (signal: AbortSignal) => Promise<T>,
  ): Promise<Reading<T>> {
    const digest = createHash('sha256')
      .update(JSON.stringify(of))
      .digest('hex');
    const key = `${this.#name}:${digest}`;
    const running = this.#running.get(key);
    if (running) {
      return running;
    }
    const reading = this.#read(key, read).finally(() =>
      this.#running.delete(key),
    );
    this.#running.set(key, reading);
    return reading;
  }

  async #read(
    key: string,
    read: (signal: AbortSignal) => Promise<T>,
  ): Promise<Reading<T>> {
    const kept = await this.#cache.get<Kept<T>>(key);
    const now = this.#now();
    if (kept && now - kept.readAt < this.#freshMs) {
      return { value: kept.value, readAt: iso(kept.readAt), stale: false };
    }
    const failed = this.#failed.get(key);
    if (failed && failed.until > now) {
      return this.#instead(kept, failed.error);
    }
    if (kept && now - kept.readAt < this.#freshMs + this.#revalidateMs) {
      this.#revalidate(key, read);
      return { value: kept.value, readAt: iso(kept.readAt), stale: false };
    }
    try {
      return await this.#readAnew(key, read);
    } catch (error) {
      return this.#instead(kept, toError(error));
    }
  }

  /** Not awaited: whoever asked has their answer, and a failure is remembered. */
  #revalidate(key: string, read: (signal: AbortSignal) => Promise<T>): void {
    if (!this.#revalidating.has(key)) {
      this.#revalidating.add(key);
      this.#readAnew(key, read)
        .catch(() => {})
        .finally(() => this.#revalidating.delete(key));
    }
  }

  async #readAnew(
    key: string,
    read: (signal: AbortSignal) => Promise<T>,
  ): Promise<Reading<T>> {
    try {
      const value = await read(AbortSignal.timeout(this.#deadlineMs));
      const readAt = this.#now();
      this.#failed.delete(key);
      await this.#cache.set(key, { value, readAt }, { ttl: this.#keepMs });
      return { value, readAt: iso(readAt), stale: false };
    } catch (thrown) {
      const error = toError(thrown);
      this.#logger.warn(`Could not read ${this.#name}`, error);
      this.#remember(key, error);
      throw error;
    }
  }

  #instead(kept: Kept<T> | undefined, error: Error): Reading<T> {
    if (!kept) {
      throw error;
    }
    return {
      value: kept.value,
      readAt: iso(kept.readAt),
      stale: true,
      error: error.message || stringifyError(error),
    };
  }

  #remember(key: string, error: Error): void {
    const now = this.#now();
    for (const [other, { until }] of this.#failed) {
      if (until <= now) {
        this.#failed.delete(other);
      }
    }
    this.#failed.set(key, { until: now + REST_AFTER_FAILURE_MS, error });
  }
}

function iso(ms: number): string {
  return new Date(ms).toISOString();
}
