/** Answers that are kept at most. */
const MOST_KEPT = 5_000;

interface Kept<T> {
  askedAt: number;
  answer: Promise<T>;
  isRenewed: boolean;
}

/**
 * Answers that hold for a while in this process, so that a person who opens one
 * thing after the other does not wait for the same answer each time. Whoever asks
 * while a question is on its way gets its answer. What fails is not kept.
 */
export class KeptAnswers<T> {
  readonly #keepMs: number;
  readonly #renews: boolean;
  readonly #now: () => number;
  readonly #kept = new Map<string, Kept<T>>();

  constructor(options: {
    /** How long an answer holds from the question on; 0 keeps none. */
    keepMs: number;
    /**
     * Whether a question that comes in the second half of that time is asked
     * anew, for the next who ask: nobody gets an answer that is older for it.
     */
    renews?: boolean;
    /** Milliseconds since 1970; the clock when left out. */
    now?: () => number;
  }) {
    this.#keepMs = options.keepMs;
    this.#renews = options.renews ?? false;
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
    const kept = this.#kept.get(key);
    const age = kept && this.#now() - kept.askedAt;
    if (!kept || age === undefined || age >= this.#keepMs) {
      return this.#ask(key, ask);
    }
    if (this.#renews && !kept.isRenewed && age >= this.#keepMs / 2) {
      kept.isRenewed = true;
      this.#renew(key, kept, ask);
    }
    return kept.answer;
  }

  #ask(key: string, ask: () => Promise<T>): Promise<T> {
    const askedAt = this.#now();
    const answer = ask();
    const entry = { askedAt, answer, isRenewed: false };
    this.#keep(key, entry);
    answer.catch(() => this.#forget(key, entry));
    return answer;
  }

  /** Not awaited. A refusal ends what holds until now as well. */
  #renew(key: string, old: Kept<T>, ask: () => Promise<T>): void {
    const askedAt = this.#now();
    const answer = ask();
    answer.then(
      () => {
        if (this.#kept.get(key) === old) {
          this.#keep(key, { askedAt, answer, isRenewed: false });
        }
      },
      () => this.#forget(key, old),
    );
  }

  #keep(key: string, entry: Kept<T>): void {
    this.#kept.delete(key);
    this.#kept.set(key, entry);
    const [oldest] = this.#kept.keys();
    if (this.#kept.size > MOST_KEPT && oldest !== undefined) {
      this.#kept.delete(oldest);
    }
  }

  #forget(key: string, entry: Kept<T>): void {
    if (this.#kept.get(key) === entry) {
      this.#kept.delete(key);
    }
  }
}
