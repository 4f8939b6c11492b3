import type { Json } from './workflow/Json';

type Result = 'success' | 'failure' | 'cancelled' | 'skipped';

/** What the steps of one job have left behind for the ones after them. */
export class StepState {
  /** From $GITHUB_ENV and the known actions. */
  readonly env: Record<string, string> = {};
  /** From $GITHUB_PATH, last one first. */
  readonly path: string[] = [];
  private readonly results = new Map<
    string,
    { outputs: Record<string, string>; outcome: Result; conclusion: Result }
  >();

  setEnv(name: string, value: string): void {
    // The runner refuses it, so that a step cannot run code inside the next ones.
    if (name.toUpperCase() === 'NODE_OPTIONS') {
      throw new Error(
        `Can't store NODE_OPTIONS output parameter using '$GITHUB_ENV' command.`,
      );
    }
    if (/^(GITHUB|RUNNER)_/i.test(name)) {
      return;
    }
    this.env[name] = value;
  }

  finish(
    id: string | undefined,
    outputs: Record<string, string>,
    outcome: Result,
    conclusion: Result,
  ): void {
    if (id !== undefined) {
      this.results.set(id, { outputs, outcome, conclusion });
    }
  }

  /** The `steps` context. */
  context(): { [key: string]: Json } {
    return Object.fromEntries(this.results);
  }
}
