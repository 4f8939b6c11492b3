/** Longer than a source that failed is left alone. */
const REST_MS = 10_000;

/** The clock of the process, which a test can put forward. */
export class TestClock {
  readonly #now = Date.now;
  #ahead = 0;

  private constructor() {
    Date.now = () => this.#now() + this.#ahead;
  }

  static start(): TestClock {
    return new TestClock();
  }

  /** Lets time pass. */
  later(ms: number): void {
    this.#ahead += ms;
  }

  /** Lets so much time pass that sources which failed are asked again. */
  restAfterFailures(): void {
    this.later(REST_MS);
  }

  stop(): void {
    Date.now = this.#now;
  }
}
