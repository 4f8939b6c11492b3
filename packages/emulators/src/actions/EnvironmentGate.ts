import { checkDeploymentBranch } from './checkDeploymentBranch';
import type { RunContext } from './RunContext';
import type { JobRecord } from './runRecord';

/** Keeps the jobs of a run back until their environments let them in. */
export class EnvironmentGate {
  private readonly approvals = new Map<
    string,
    (state: 'approved' | 'rejected') => void
  >();

  constructor(private readonly context: RunContext) {}

  /** Environments whose required reviewers this run waits for. */
  waitingFor(): string[] {
    return [...this.approvals.keys()];
  }

  review(environment: string, state: 'approved' | 'rejected'): void {
    this.approvals.get(environment)?.(state);
  }

  /**
   * Waits for what an environment asks for before a job may use it.
   *
   * @throws when the branch may not be deployed there, or a reviewer rejects it.
   */
  async pass(name: string, job: JobRecord): Promise<void> {
    const { services, repository, run } = this.context.options;
    const environment = services.store.environment(repository, name);
    const refused = checkDeploymentBranch(repository, environment, run.ref);
    if (refused) {
      throw new Error(refused);
    }
    const reviewed = run.reviews.some(review => review.environment === name);
    if (environment.reviewers.length === 0 || reviewed) {
      return;
    }
    job.status = 'waiting';
    run.status = 'waiting';
    this.context.save();
    const signal = this.context.cancelled;
    const state = await new Promise<'approved' | 'rejected' | 'cancelled'>(
      resolve => {
        this.approvals.set(name, resolve);
        signal.addEventListener('abort', () => resolve('cancelled'), {
          once: true,
        });
      },
    );
    this.approvals.delete(name);
    if (state === 'rejected') {
      throw new Error(`The deployment to ${name} was rejected`);
    }
    job.status = 'queued';
    run.status = 'in_progress';
    this.context.save();
  }
}
