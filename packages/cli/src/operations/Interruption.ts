/** Turns Ctrl-C and a request to terminate into an abort signal. */
export class Interruption {
  private readonly controller = new AbortController();
  private readonly onSignal = () => this.controller.abort();

  constructor() {
    process.on('SIGINT', this.onSignal);
    process.on('SIGTERM', this.onSignal);
  }

  get signal(): AbortSignal {
    return this.controller.signal;
  }

  /** Gives the signals back their usual effect. */
  stop(): void {
    process.off('SIGINT', this.onSignal);
    process.off('SIGTERM', this.onSignal);
  }
}
