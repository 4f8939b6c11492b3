/** A number of runners; a job waits for a free one. */
export class RunnerPool {
  private readonly waiting: Array<() => void> = [];

  constructor(private free: number) {}

  /** The result gives the runner back. An aborted signal ends the wait. */
  async acquire(signal: AbortSignal): Promise<() => void> {
    if (this.free > 0) {
      this.free -= 1;
      return () => this.release();
    }
    return await new Promise(resolve => {
      const take = () => {
        signal.removeEventListener('abort', give);
        resolve(() => this.release());
      };
      const give = () => {
        const index = this.waiting.indexOf(take);
        if (index >= 0) {
          this.waiting.splice(index, 1);
          resolve(() => {});
        }
      };
      this.waiting.push(take);
      signal.addEventListener('abort', give, { once: true });
      if (signal.aborted) {
        give();
      }
    });
  }

  private release(): void {
    const next = this.waiting.shift();
    if (next) {
      next();
    } else {
      this.free += 1;
    }
  }
}
