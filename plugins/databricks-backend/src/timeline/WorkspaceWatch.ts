import type { LoggerService } from '@backstage/backend-plugin-api';
import type { WorkspaceReader } from '../workspaces/WorkspaceReader';
import type { WorkspaceStatusStore } from './WorkspaceStatusStore';

/** How often workspaces are looked at while none of them is being changed. */
const SELDOM_MS = 5 * 60_000;
/**
 * When a workspace that is not seen any more is taken for gone: one that could not be
 * made is deleted without another status.
 */
const GONE_MS = 15 * 60_000;
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
  /** When all sources answered last; what they told of may be nothing. */
  #lookedAt = -Infinity;

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
    const { sources } = await this.#workspaces.list({ asOf: 'now' });
    // What a source told some time ago is no status of now.
    const old = sources.filter(({ isOld }) => isOld);
    if (old.length > 0) {
      this.#logger.warn(
        `Statuses of workspaces were not looked at: ${old
          .flatMap(({ errors }) => errors)
          .map(({ source, message }) => `${source}: ${message}`)
          .join('; ')}`,
      );
    }
    const seen = new Map(
      sources
        .filter(({ isOld }) => !isOld)
        .flatMap(({ items }) => items)
        .map(item => [item.id, item]),
    );
    const now = this.#now();
    await this.#store.see([...seen.values()], new Date(now));
    if (old.length === 0) {
      this.#lookedAt = now;
    }
  }

  async #isTime(): Promise<boolean> {
    const now = this.#now();
    const statuses = (await this.#store.last()).map(({ status, seenAt }) => ({
      status,
      age: now - Date.parse(seenAt),
    }));
    const age = Math.min(
      now - this.#lookedAt,
      ...statuses.map(seen => seen.age),
    );
    return (
      age >= SELDOM_MS ||
      statuses.some(
        seen => PASSING.includes(seen.status) && seen.age < GONE_MS,
      ) ||
      (await this.#deploying())
    );
  }
}
