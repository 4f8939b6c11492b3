import type { Environment } from '../github/state/githubState';
import { checkDeploymentBranch } from './checkDeploymentBranch';
import type { RunContext } from './RunContext';
import type { JobRecord } from './runRecord';

const LONGEST_TIMER_MS = 2 ** 31 - 1;

type Decision = 'approved' | 'rejected';

/** A job that an environment has not let in yet. */
interface Waiting {
  environment: string;
  /** When its wait timer has started, or null where none runs. */
  timerStartedAt: string | null;
  /** Ends the wait for a reviewer; undefined where none is needed, or one has decided. */
  decide?: (decision: Decision) => void;
}

/** An environment that a run waits for. */
export interface PendingEnvironment {
  name: string;
  timerStartedAt: string | null;
  /** Whether a required reviewer has to decide. */
  reviewed: boolean;
}

/** Keeps the jobs of a run back until their environments let them in. */
export class EnvironmentGate {
  private readonly waiting = new Set<Waiting>();

  constructor(private readonly context: RunContext) {}

  /** The environments that jobs of this run wait for, each once. */
  pending(): PendingEnvironment[] {
    const found = new Map<string, PendingEnvironment>();
    for (const { environment, timerStartedAt, decide } of this.waiting) {
      const known = found.get(environment);
      found.set(environment, {
        name: environment,
        timerStartedAt: known?.timerStartedAt ?? timerStartedAt,
        reviewed: known?.reviewed || decide !== undefined,
      });
    }
    return [...found.values()];
  }

  /** A reviewer has decided about all jobs that wait for an environment. */
  review(environment: string, decision: Decision): void {
    for (const job of this.waiting) {
      if (job.environment === environment) {
        job.decide?.(decision);
      }
    }
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
    const { reviewers, waitTimer } = environment;
    if (reviewers.length === 0 && waitTimer === 0) {
      return;
    }
    const waiting: Waiting = {
      environment: environment.name,
      timerStartedAt: waitTimer > 0 ? new Date().toISOString() : null,
    };
    this.waiting.add(waiting);
    job.status = 'waiting';
    run.status = 'waiting';
    this.context.save();
    try {
      await this.waitFor(environment, waiting);
    } finally {
      this.waiting.delete(waiting);
    }
    job.status = 'queued';
    run.status = 'in_progress';
    this.context.save();
  }

  /** Resolves when the timer is over and a reviewer has approved, or the run is cancelled. */
  private async waitFor(
    environment: Environment,
    waiting: Waiting,
  ): Promise<void> {
    const { cancelled, options } = this.context;
    let timer: NodeJS.Timeout | undefined;
    const over = new Promise<void>(resolve => {
      cancelled.addEventListener('abort', () => resolve(), { once: true });
      if (cancelled.aborted) {
        resolve();
      }
    });
    const review =
      environment.reviewers.length === 0
        ? Promise.resolve()
        : new Promise<void>((resolve, reject) => {
            waiting.decide = decision => {
              delete waiting.decide;
              if (decision === 'approved') {
                resolve();
                return;
              }
              reject(
                new Error(`The deployment to ${environment.name} was rejected`),
              );
            };
          });
    const minutes = new Promise<void>(resolve => {
      timer = setTimeout(
        resolve,
        // A timer cannot be longer than 24 days; a wait of 30 is.
        Math.min(
          environment.waitTimer * options.services.minuteMs(),
          LONGEST_TIMER_MS,
        ),
      );
    });
    try {
      await Promise.race([over, Promise.all([review, minutes])]);
    } finally {
      clearTimeout(timer);
    }
  }
}
