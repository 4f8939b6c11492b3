import { setTimeout as wait } from 'node:timers/promises';

/** One request in so long is asked for in any case. */
const SLOWEST_MS = 2_000;
/** All that is under way when a server has had enough hears of it, and slows down once. */
const SLOWED_ONCE_MS = 1_000;
/** How much of the interval is left after a request that went through. */
const FASTER = 0.95;

/**
 * Spaces requests out: so many per second on average, and as many at once after
 * a pause (the generic cell rate algorithm, ITU-T I.371). Who waits holds
 * nothing else up, and gives the turn back when it stops waiting.
 *
 * A server that says that this is too often is asked half as often, and then little
 * by little as often as before.
 */
export class RequestPacer {
  readonly #fastestMs: number;
  readonly #now: () => number;
  #intervalMs: number;
  #slowedAt = -Infinity;
  /** When the next turn is, were there no burst. */
  #next = 0;

  constructor(options: {
    requestsPerSecond: number;
    /** Milliseconds of a clock that never goes back. */
    now?: () => number;
  }) {
    this.#fastestMs = 1_000 / options.requestsPerSecond;
    this.#intervalMs = this.#fastestMs;
    this.#now = options.now ?? (() => performance.now());
  }

  /** Takes a turn, and tells after how many milliseconds it is. */
  reserve(): number {
    const now = this.#now();
    const turn = Math.max(this.#next, now);
    this.#next = turn + this.#intervalMs;
    return Math.max(0, turn - this.#burstMs - now);
  }

  /** The server says that it is asked too often. */
  slowDown(): void {
    const now = this.#now();
    if (now - this.#slowedAt >= SLOWED_ONCE_MS) {
      this.#slowedAt = now;
      this.#intervalMs = Math.max(
        this.#fastestMs,
        Math.min(this.#intervalMs * 2, SLOWEST_MS),
      );
    }
  }

  /** The server took a request. */
  speedUp(): void {
    this.#intervalMs = Math.max(this.#fastestMs, this.#intervalMs * FASTER);
  }

  /** What may go out at once, as time: nothing while the server is asked less often. */
  get #burstMs(): number {
    return this.#intervalMs > this.#fastestMs
      ? 0
      : Math.max(0, 1_000 - this.#intervalMs);
  }

  /** Gives no turn for so many milliseconds: the server asked for silence. */
  pause(ms: number): void {
    this.#next = Math.max(this.#next, this.#now() + ms + this.#burstMs);
  }

  /**
   * Waits for a turn.
   *
   * @throws the signal's reason
   */
  async turn(signal?: AbortSignal): Promise<void> {
    signal?.throwIfAborted();
    const waitMs = this.reserve();
    if (waitMs === 0) {
      return;
    }
    try {
      await wait(waitMs, undefined, { signal });
    } catch (error) {
      this.#next -= this.#intervalMs;
      signal?.throwIfAborted();
      throw error;
    }
  }
}
