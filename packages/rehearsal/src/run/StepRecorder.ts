import { redactEvent } from './redactEvent';
import { addSummaries } from './summarize';
import type {
  ChangeSummary,
  StepEvent,
  StepName,
  StepStatus,
} from './StepEvent';

/** The outcome that a step reports. */
export interface StepOutcome {
  status: StepStatus;
  summary?: ChangeSummary;
  message?: string;
  changes?: StepEvent['changes'];
  imports?: StepEvent['imports'];
  findings?: StepEvent['findings'];
}

/** Tells of each step as it starts and ends, without secrets, and keeps what ended. */
export class StepRecorder {
  readonly steps: StepEvent[] = [];
  private total: ChangeSummary = { add: 0, change: 0, replace: 0, destroy: 0 };

  constructor(private readonly onEvent: (event: StepEvent) => void) {}

  get failures(): number {
    return this.steps.filter(({ status }) => status === 'failed').length;
  }

  get summary(): ChangeSummary {
    return this.total;
  }

  /** Runs a step; an exception counts as its failure. */
  async step(
    step: StepName,
    stack: string,
    work: () => Promise<StepOutcome>,
  ): Promise<boolean> {
    const started = performance.now();
    this.onEvent({ step, stack, status: 'started' });
    let outcome: StepOutcome;
    try {
      outcome = await work();
    } catch (error) {
      outcome = {
        status: 'failed',
        message: error instanceof Error ? error.message : String(error),
      };
    }
    const seconds = Math.round((performance.now() - started) / 10) / 100;
    const event = redactEvent({ step, stack, ...outcome, seconds });
    this.steps.push(event);
    this.onEvent(event);
    return outcome.status === 'succeeded';
  }

  /** Adds to what the whole operation did or would do. */
  count(summary: ChangeSummary): void {
    this.total = addSummaries(this.total, summary);
  }
}
