/** Exit code of a program that was interrupted: 128 + SIGINT. */
const INTERRUPTED = 130;

/**
 * Turns Ctrl-C and a request to terminate into an abort signal, so that
 * Terraform comes to a safe point and saves its state. The second one ends
 * everything at once.
 */
export class Interruption {
  private readonly controller = new AbortController();
  private readonly onSignal = () => {
    if (this.controller.signal.aborted) {
      process.exit(INTERRUPTED);
    }
    process.stderr.write(
      'Stopping: Terraform finishes what it has begun and saves its state. Once more ends it at once.\n',
    );
    this.controller.abort();
  };

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
