/** An answer that was kept with its ETag. */
export interface KeptAnswer {
  etag: string;
  status: number;
  headers: Array<[string, string]>;
  body: Uint8Array;
  url: string;
}

/** Of all that is followed at once; the bodies, not what JavaScript makes of them. */
const MOST_BYTES = 16 * 1024 * 1024;
/** Larger answers are not polled. */
const MOST_BYTES_OF_ONE = 512 * 1024;
const MOST_ENTRIES = 5_000;

/**
 * The last answers with an ETag, least recently used ones dropped first. Keys
 * say by whom was asked: what one may see is never shown to another.
 */
export class EtagStore {
  readonly #kept = new Map<string, KeptAnswer>();
  readonly #mostBytes: number;
  #bytes = 0;

  constructor(options: { mostBytes?: number } = {}) {
    this.#mostBytes = options.mostBytes ?? MOST_BYTES;
  }

  /** Bytes of all bodies. */
  get bytes(): number {
    return this.#bytes;
  }

  get(key: string): KeptAnswer | undefined {
    const found = this.#kept.get(key);
    if (found) {
      this.#kept.delete(key);
      this.#kept.set(key, found);
    }
    return found;
  }

  set(key: string, answer: KeptAnswer): void {
    this.delete(key);
    const most = Math.min(MOST_BYTES_OF_ONE, this.#mostBytes);
    if (answer.body.byteLength > most) {
      return;
    }
    this.#kept.set(key, answer);
    this.#bytes += answer.body.byteLength;
    for (const [oldest] of this.#kept) {
      if (this.#bytes <= this.#mostBytes && this.#kept.size <= MOST_ENTRIES) {
        break;
      }
      this.delete(oldest);
    }
  }

  delete(key: string): void {
    this.#bytes -= this.#kept.get(key)?.body.byteLength ?? 0;
    this.#kept.delete(key);
  }
}
