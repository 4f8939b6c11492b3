import { setTimeout as wait } from 'node:timers/promises';

/**
 * Spaces requests out: so many per second on average, and as many at once after
 * a pause (the generic cell rate algorithm, ITU-T I.371). Who waits holds
 * nothing else up, and gives the turn back when it stops waiting.
 */
export class RequestPacer {
  readonly #intervalMs: number;
  readonly #burstMs: number;
  readonly #now: () => number;
  /** When the next turn is, were there no burst. */
  #next = 0;

  constructor(options: {
    requestsPerSecond: number;
    /** Milliseconds of a clock that never goes back. */
    now?: () => number;
  }) {
    this.#intervalMs = 1_000 / options.requestsPerSecond;
    this.#burstMs = Math.max(0, 1_000 - this.#intervalMs);
    this.#now = options.now ?? (() => performance.now());
  }

  /** Takes a turn, and tells after how many milliseconds it is. */
  reserve(): number {
    const now = this.#now();
    const turn = Math.max(this.#next, now);
    this.#next = turn + this.#intervalMs;
    return Math.max(0, turn - this.#burstMs - now);
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
