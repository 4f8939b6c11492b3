import { createHash } from 'node:crypto';
import type { CacheService } from '@backstage/backend-plugin-api';
import type { JsonValue } from '@backstage/types';

/**
 * Answers of one kind that are dear to make: kept for a while for all replicas,
 * and made once for all who ask while they are being made. What fails is not
 * kept, and fails for all who waited for it.
 */
export class AnswerCache<T extends JsonValue> {
  readonly #cache: CacheService;
  readonly #name: string;
  readonly #ttlMs: number;
  readonly #running = new Map<string, Promise<T>>();

  constructor(options: {
    cache: CacheService;
    /** Tells answers of this kind from others; part of the key. */
    name: string;
    ttlMs: number;
  }) {
    this.#cache = options.cache;
    this.#name = options.name;
    this.#ttlMs = options.ttlMs;
  }

  /**
   * @param of - all that the answer follows from: equal parts, equal answer.
   *   Long texts are welcome, the key is a digest
   */
  read(of: readonly string[], make: () => Promise<T>): Promise<T> {
    // Stores limit the length and the characters of keys.
    const digest = createHash('sha256')
      .update(JSON.stringify(of))
      .digest('hex');
    const key = `${this.#name}:${digest}`;
    const running = this.#running.get(key);
    if (running) {
      return running;
    }
    const reading = this.#readOrMake(key, make).finally(() =>
      this.#running.delete(key),
    );
    this.#running.set(key, reading);
    return reading;
  }

  async #readOrMake(key: string, make: () => Promise<T>): Promise<T> {
    const known = await this.#cache.get<T>(key);
    if (known !== undefined) {
      return known;
    }
    const made = await make();
    await this.#cache.set(key, made, { ttl: this.#ttlMs });
    return made;
  }
}
