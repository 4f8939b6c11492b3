import { createHash } from 'node:crypto';
import type {
  CacheService,
  LoggerService,
} from '@backstage/backend-plugin-api';
import { stringifyError, toError } from '@backstage/errors';
import type { JsonValue } from '@backstage/types';
import type { Reading } from './Reading';

/** `readAt`: when reading began, for a source tells what is there from then on. */
type Kept<T extends JsonValue> = { value: T; readAt: number; doneAt?: number };

/** How somebody asks. */
export interface ReadingRequest {
  /** Whether a person asked to have it read anew. */
  refresh?: boolean;
}

/** So that a source that is down is not asked by everyone who looks. */
const REST_AFTER_FAILURE_MS = 5_000;
/** A source that took longer to fail is not waited for again. */
const SLOW_MS = 2_000;
/** How long after its rest a source is taken for one that fails slowly. */
const SLOW_FOR_MS = 10 * 60_000;
/** How long what may be otherwise at any moment is fresh. */
const PASSING_MS = 5_000;

/**
 * What sources outside tell: fresh for a while, then read anew, once for all who
 * ask meanwhile. For a while after that nobody waits for it: they get what was
 * told last, marked as being read anew. When the source fails, what it told last is
 * given with its age, for as long as it is kept; without that the failure is. Only the
 * first one waits for a source that hangs: others are told so while it is tried again.
 */
export class ReadingCache<T extends JsonValue> {
  readonly #cache: CacheService;
  readonly #logger: LoggerService;
  readonly #name: string;
  readonly #freshMs: number;
  readonly #revalidateMs: number;
  readonly #refreshMs: number;
  readonly #keepMs: number;
  readonly #deadlineMs: number;
  readonly #isPassing: (value: T) => boolean;
  readonly #now: () => number;
  /** Questions, which may be answered by what is kept. */
  readonly #asked = new Map<string, Promise<Reading<T>>>();
  /** Readings of the source: one at a time of each key. */
  readonly #running = new Map<string, Promise<Reading<T>>>();
  readonly #failed = new Map<
    string,
    { until: number; error: Error; isSlow: boolean }
  >();

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
    /**
     * How old a reading must be for a person's wish to have it read anew, however
     * many have it; `freshMs` when left out, so that nobody's has an effect.
     */
    refreshMs?: number;
    /** How long a reading may stand in for a source that fails. */
    keepMs: number;
    /** How long one reading may take. */
    deadlineMs: number;
    /**
     * Which values are read anew after some seconds, by whoever asks, who waits for
     * it; none when left out. So are refusals: who tries again wants to know.
     */
    isPassing?: (value: T) => boolean;
    /** Milliseconds since 1970; the clock when left out. */
    now?: () => number;
  }) {
    this.#cache = options.cache;
    this.#logger = options.logger;
    this.#name = options.name;
    this.#freshMs = options.freshMs;
    this.#revalidateMs = options.revalidateMs ?? 0;
    this.#refreshMs = options.refreshMs ?? options.freshMs;
    this.#keepMs = options.keepMs;
    this.#deadlineMs = options.deadlineMs;
    this.#isPassing = options.isPassing ?? (() => false);
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
    { refresh = false }: ReadingRequest = {},
  ): Promise<Reading<T>> {
    const key = this.#keyOf(of);
    // Who wants it anew does not join those who take what is kept.
    const question = `${key} ${refresh}`;
    const asked = this.#asked.get(question);
    if (asked) {
      return asked;
    }
    const reading = this.#read(key, read, refresh).finally(() =>
      this.#asked.delete(question),
    );
    this.#asked.set(question, reading);
    return reading;
  }

  /** What is kept, however old; nothing is asked for. */
  async peek(of: readonly string[]): Promise<T | undefined> {
    return (await this.#cache.get<Kept<T>>(this.#keyOf(of)))?.value;
  }

  #keyOf(of: readonly string[]): string {
    const digest = createHash('sha256')
      .update(JSON.stringify(of))
      .digest('hex');
    return `${this.#name}:${digest}`;
  }

  async #read(
    key: string,
    read: (signal: AbortSignal) => Promise<T>,
    refresh: boolean,
  ): Promise<Reading<T>> {
    const kept = await this.#cache.get<Kept<T>>(key);
    const now = this.#now();
    const age = kept ? now - (kept.doneAt ?? kept.readAt) : Infinity;
    const isPassing = kept !== undefined && this.#isPassing(kept.value);
    const enough = Math.min(
      this.#freshMs,
      refresh ? this.#refreshMs : Infinity,
      isPassing ? PASSING_MS : Infinity,
    );
    if (kept && age < enough) {
      return { value: kept.value, readAt: iso(kept.readAt), stale: false };
    }
    const failed = this.#failed.get(key);
    if (failed && failed.until > now) {
      return this.#instead(kept, failed.error);
    }
    if (failed?.isSlow && !refresh && failed.until + SLOW_FOR_MS > now) {
      // Not awaited: who asks next finds what it tells by then.
      this.#readAnew(key, read).catch(() => {});
      return this.#instead(kept, failed.error);
    }
    if (
      kept &&
      !refresh &&
      !isPassing &&
      age < this.#freshMs + this.#revalidateMs
    ) {
      // Not awaited: whoever asked has their answer, and a failure is remembered.
      this.#readAnew(key, read).catch(() => {});
      return {
        value: kept.value,
        readAt: iso(kept.readAt),
        stale: false,
        refreshing: true,
      };
    }
    try {
      return await this.#readAnew(key, read);
    } catch (error) {
      return this.#instead(kept, toError(error));
    }
  }

  #readAnew(
    key: string,
    read: (signal: AbortSignal) => Promise<T>,
  ): Promise<Reading<T>> {
    const running = this.#running.get(key);
    if (running) {
      return running;
    }
    const reading = this.#readSource(key, read).finally(() =>
      this.#running.delete(key),
    );
    this.#running.set(key, reading);
    return reading;
  }

  async #readSource(
    key: string,
    read: (signal: AbortSignal) => Promise<T>,
  ): Promise<Reading<T>> {
    const readAt = this.#now();
    try {
      const value = await read(AbortSignal.timeout(this.#deadlineMs));
      const kept: Kept<T> = { value, readAt, doneAt: this.#now() };
      this.#failed.delete(key);
      await this.#cache.set(key, kept, { ttl: this.#keepMs });
      return { value, readAt: iso(readAt), stale: false };
    } catch (thrown) {
      const error = toError(thrown);
      this.#logger.warn(`Could not read ${this.#name}`, error);
      this.#remember(key, error, this.#now() - readAt >= SLOW_MS);
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

  #remember(key: string, error: Error, isSlow: boolean): void {
    const now = this.#now();
    for (const [other, failed] of this.#failed) {
      if (failed.until + (failed.isSlow ? SLOW_FOR_MS : 0) <= now) {
        this.#failed.delete(other);
      }
    }
    const until = now + REST_AFTER_FAILURE_MS;
    this.#failed.set(key, { until, error, isSlow });
  }
}

function iso(ms: number): string {
  return new Date(ms).toISOString();
}
