/** A number of runners; a job waits for a free one. */
export class RunnerPool {
  private readonly waiting: Array<{ take: () => void }> = [];

  constructor(private free: number) {}

  /** The result gives the runner back. An aborted signal ends the wait. */
  async acquire(signal: AbortSignal): Promise<() => void> {
    if (this.free > 0) {
      this.free -= 1;
      return () => this.release();
    }
    return await new Promise(resolve => {
      const entry = { take: () => {} };
      const give = () => {
        const index = this.waiting.indexOf(entry);
        if (index >= 0) {
          this.waiting.splice(index, 1);
          resolve(() => {});
        }
      };
      entry.take = () => {
        signal.removeEventListener('abort', give);
        resolve(() => this.release());
      };
      this.waiting.push(entry);
      signal.addEventListener('abort', give, { once: true });
      if (signal.aborted) {
        give();
      }
    });
  }

  private release(): void {
    const next = this.waiting.shift();
    if (next) {
      next.take();
    } else {
      this.free += 1;
    }
  }
}
