import type { LoggerService } from '@backstage/backend-plugin-api';
import type { WorkspaceReader } from '../workspaces/WorkspaceReader';
import type { WorkspaceStatusStore } from './WorkspaceStatusStore';

/** How often workspaces are looked at while none of them is being changed. */
const SELDOM_MS = 5 * 60_000;
/** Statuses that a workspace soon leaves. */
const PASSING = ['NOT_PROVISIONED', 'PROVISIONING', 'CANCELLING'];

/**
 * Looks at the statuses of workspaces: at every run of its task while one of them
 * is being made or a deployment runs, else every five minutes. What replicas have
 * seen is in the database, so that they share the work.
 */
export class WorkspaceWatch {
  readonly #workspaces: Pick<WorkspaceReader, 'list'>;
  readonly #store: WorkspaceStatusStore;
  readonly #deploying: () => Promise<boolean>;
  readonly #logger: LoggerService;
  readonly #now: () => number;

  constructor(options: {
    workspaces: Pick<WorkspaceReader, 'list'>;
    store: WorkspaceStatusStore;
    /** Whether a deployment runs that may make or change a workspace. */
    deploying: () => Promise<boolean>;
    logger: LoggerService;
    /** Milliseconds since 1970; the clock when left out. */
    now?: () => number;
  }) {
    this.#workspaces = options.workspaces;
    this.#store = options.store;
    this.#deploying = options.deploying;
    this.#logger = options.logger;
    this.#now = options.now ?? Date.now;
  }

  /** One look, when it is time for one. */
  async run(): Promise<void> {
    if (!(await this.#isTime())) {
      return;
    }
    const { items, age, errors } = await this.#workspaces.list({ asOf: 'now' });
    if (age.stale) {
      // What an account told some time ago is no status of now.
      this.#logger.warn(
        `Statuses of workspaces were not looked at: ${errors
          .map(({ source, message }) => `${source}: ${message}`)
          .join('; ')}`,
      );
      return;
    }
    await this.#store.see(items, new Date(this.#now()));
  }

  async #isTime(): Promise<boolean> {
    const { seenAt, statuses } = await this.#store.last();
    return (
      seenAt === undefined ||
      this.#now() - Date.parse(seenAt) >= SELDOM_MS ||
      statuses.some(status => PASSING.includes(status)) ||
      (await this.#deploying())
    );
  }
}
