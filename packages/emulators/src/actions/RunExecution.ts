import { concludeJobs } from './concludeJobs';
import { EnvironmentGate, type PendingEnvironment } from './EnvironmentGate';
import { JobGraph } from './JobGraph';
import { RunContext, type RunOptions } from './RunContext';
import type { Conclusion } from './runRecord';
import { evaluateToken } from './workflow/evaluate';

/** Carries one run from `queued` to `completed`: through its concurrency group, then its jobs. */
export class RunExecution {
  private readonly context: RunContext;
  private readonly gate: EnvironmentGate;

  constructor(options: RunOptions) {
    this.context = RunContext.of(options);
    this.gate = new EnvironmentGate(this.context);
  }

  cancel(): void {
    this.context.cancel();
  }

  /** The environments that this run waits for. */
  pending(): PendingEnvironment[] {
    return this.gate.pending();
  }

  review(environment: string, state: 'approved' | 'rejected'): void {
    this.gate.review(environment, state);
  }

  async execute(): Promise<void> {
    const { run, workflow } = this.context.options;
    let leave: (() => void) | undefined;
    try {
      leave = await this.context.enter(
        evaluateToken(workflow.concurrency, this.context.scope({}, [])),
        run,
      );
      if (run.status !== 'queued') {
        run.status = 'queued';
      }
      this.context.save();
      const results = await new JobGraph(this.context, this.gate).run();
      this.finish(concludeJobs(Object.values(results), this.context.cancelled));
    } catch (error) {
      this.finish('failure');
      if (!this.context.cancelled.aborted) {
        throw error;
      }
    } finally {
      this.context.close();
      leave?.();
    }
  }

  private finish(conclusion: Conclusion): void {
    this.context.options.run.status = 'completed';
    this.context.options.run.conclusion = conclusion;
    this.context.save();
  }
}
