import type { LoggerService } from '@backstage/backend-plugin-api';
import { stringifyError } from '@backstage/errors';
import type { Deployer } from './Deployer';
import type { DeploymentLogStore, DueLog } from './DeploymentLogStore';
import { keptLog, MOST_KEPT_BYTES } from './keptLog';

/** How often a log is tried to be read. */
const MOST_TRIES = 5;
const FIRST_RETRY_MS = 15_000;
/** One try; shorter than the time after which another replica tries. */
const TRY_MS = 12_000;
const AT_A_TIME = 10;

/**
 * Reads the log of each job that has ended once, so that it can be found when
 * the server has deleted it. It does so beside the deployment's states: a log
 * that cannot be read keeps no deployment from finishing.
 */
export class DeploymentLogKeeper {
  readonly #store: DeploymentLogStore;
  readonly #deployer: Deployer;
  readonly #logger: LoggerService;

  constructor(options: {
    store: DeploymentLogStore;
    deployer: Deployer;
    logger: LoggerService;
  }) {
    this.#store = options.store;
    this.#deployer = options.deployer;
    this.#logger = options.logger;
  }

  /** Reads what is due. */
  async tick(signal: AbortSignal): Promise<void> {
    const due = await this.#store.due(AT_A_TIME);
    await Promise.all(due.map(log => this.#read(log, signal)));
  }

  async #read(log: DueLog, signal: AbortSignal): Promise<void> {
    const retryAt = new Date(Date.now() + FIRST_RETRY_MS * 2 ** log.tries);
    if (!(await this.#store.take(log, retryAt))) {
      return;
    }
    try {
      const tail = await this.#deployer.readLog(
        {
          repository: log.repository,
          jobId: log.jobId,
          mostBytes: MOST_KEPT_BYTES,
        },
        AbortSignal.any([signal, AbortSignal.timeout(TRY_MS)]),
      );
      await this.#store.keep(log, keptLog(tail));
    } catch (error) {
      const why =
        error instanceof Error ? error.message : stringifyError(error);
      this.#logger.debug(
        `The log of ${log.job} of deployment ${log.deploymentId} could not be read: ${why}`,
      );
      if (log.tries + 1 >= MOST_TRIES) {
        await this.#store.giveUp(
          log,
          `The log could not be read (${why}); open the run to see whether it is still there`,
        );
      }
    }
  }
}
