/** Answers that are kept at most. */
const MOST_KEPT = 5_000;

/**
 * Answers that hold for a while in this process, so that a person who opens one
 * thing after the other does not wait for the same answer each time. Whoever asks
 * while a question is on its way gets its answer. What fails is not kept.
 */
export class KeptAnswers<T> {
  readonly #keepMs: number;
  readonly #now: () => number;
  readonly #kept = new Map<string, { until: number; answer: Promise<T> }>();

  constructor(options: {
    /** How long an answer holds from the question on; 0 keeps none. */
    keepMs: number;
    /** Milliseconds since 1970; the clock when left out. */
    now?: () => number;
  }) {
    this.#keepMs = options.keepMs;
    this.#now = options.now ?? Date.now;
  }

  /**
   * @param of - all that the answer follows from, who asks among it
   * @throws what `ask` throws
   */
  get(of: readonly string[], ask: () => Promise<T>): Promise<T> {
    if (this.#keepMs === 0) {
      return ask();
    }
    const key = JSON.stringify(of);
    const now = this.#now();
    const kept = this.#kept.get(key);
    if (kept && kept.until > now) {
      return kept.answer;
    }
    const answer = ask();
    const entry = { until: now + this.#keepMs, answer };
    this.#kept.delete(key);
    this.#kept.set(key, entry);
    answer.catch(() => {
      if (this.#kept.get(key) === entry) {
        this.#kept.delete(key);
      }
    });
    const [oldest] = this.#kept.keys();
    if (this.#kept.size > MOST_KEPT && oldest !== undefined) {
      this.#kept.delete(oldest);
    }
    return answer;
  }
}
