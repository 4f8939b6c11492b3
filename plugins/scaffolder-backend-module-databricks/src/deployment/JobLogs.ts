import type { LoggerService } from '@backstage/backend-plugin-api';
import type {
  Deployment,
  DeploymentLog,
} from '@lakeport/backstage-plugin-databricks-common';
import { isPassing } from './isPassing';
import { reasonOf } from './reasonOf';

/** Of each job, the first lines are told as they come and the last when it is known which they are. */
const FIRST_LINES = 200;
const LAST_LINES = 300;
const LONGEST_LINE = 2_000;
/** Pages of 2,000 lines that are read of a job at one look. */
const MOST_PAGES = 10;

interface Told {
  after: number;
  told: number;
  tail: string[];
  omitted: number;
  done: boolean;
}

/**
 * The logs of a deployment's finished jobs, told line by line. What is secret
 * was masked by GitHub; what is too much for a task's log is counted instead.
 * A log that cannot be read is said to be so and never fails the step.
 */
export class JobLogs {
  readonly #jobs = new Map<string, Told>();

  constructor(
    private readonly options: {
      logger: Pick<LoggerService, 'info' | 'warn'>;
      read: (
        id: string,
        request: { job: string; after: number },
      ) => Promise<DeploymentLog>;
    },
  ) {}

  /** Whether lines of a job's log were told. */
  told(job: string): boolean {
    return (this.#jobs.get(job)?.told ?? 0) > 0;
  }

  /**
   * Tells what is new.
   * @returns whether there is nothing more to come of the jobs that have finished
   */
  async tell(deployment: Deployment): Promise<boolean> {
    const finished = deployment.jobs.filter(
      ({ status, conclusion }) =>
        status === 'completed' && conclusion !== 'skipped',
    );
    let complete = true;
    for (const { name } of finished) {
      const job = this.#jobs.get(name) ?? {
        after: 0,
        told: 0,
        tail: [],
        omitted: 0,
        done: false,
      };
      this.#jobs.set(name, job);
      if (!job.done) {
        await this.#tellJob(deployment.id, name, job);
      }
      complete &&= job.done;
    }
    return complete;
  }

  /** Tells what was kept back of logs that have not come to their end. */
  end(): void {
    for (const [name, job] of this.#jobs) {
      if (!job.done) {
        this.#finish(name, job);
      }
    }
  }

  async #tellJob(id: string, name: string, job: Told): Promise<void> {
    const { logger, read } = this.options;
    try {
      for (let page = 0; page < MOST_PAGES && !job.done; page += 1) {
        const { lines, next, complete, omittedLines, problem } = await read(
          id,
          { job: name, after: job.after },
        );
        if (job.after === 0 && omittedLines) {
          logger.info(`${name} | … ${omittedLines} lines were not kept …`);
        }
        lines.forEach(line => this.#add(name, job, line));
        const stands = next <= job.after;
        job.after = Math.max(next, job.after);
        if (problem) {
          logger.warn(`There is no log of ${name}: ${problem}`);
        }
        if (complete || problem) {
          this.#finish(name, job);
        } else if (stands) {
          return;
        }
      }
    } catch (error) {
      if (!isPassing(error)) {
        logger.warn(`The log of ${name} cannot be read: ${reasonOf(error)}`);
        this.#finish(name, job);
      }
    }
  }

  #add(name: string, job: Told, line: string): void {
    if (job.told < FIRST_LINES) {
      this.#say(name, job, line);
      return;
    }
    job.tail.push(line);
    if (job.tail.length > LAST_LINES) {
      job.tail.shift();
      job.omitted += 1;
    }
  }

  #finish(name: string, job: Told): void {
    if (job.omitted > 0) {
      this.options.logger.info(
        `${name} | … ${job.omitted} lines are left out; the run has them …`,
      );
    }
    job.tail.splice(0).forEach(line => this.#say(name, job, line));
    job.done = true;
  }

  #say(name: string, job: Told, line: string): void {
    const shown =
      line.length > LONGEST_LINE ? `${line.slice(0, LONGEST_LINE)}…` : line;
    this.options.logger.info(`${name} | ${shown}`);
    job.told += 1;
  }
}
