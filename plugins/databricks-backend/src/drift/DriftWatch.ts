import type { LoggerService } from '@backstage/backend-plugin-api';
import { stringifyError, toError } from '@backstage/errors';
import type { NotificationService } from '@backstage/plugin-notifications-node';
import type { Repository } from '../environments/Environment';
import { recipientsOf } from '../notifications/recipientsOf';
import { driftNotification } from './driftNotification';
import { driftOf } from './driftOf';
import type { DriftRun, DriftSource } from './DriftSource';
import type { ComparableEnvironment, DriftStore } from './DriftStore';

/** Of one pass; the others have their turn in the next ones. */
const MOST_ENVIRONMENTS = 200;
const REPOSITORIES_AT_A_TIME = 4;
const MOST_TOLD = 100;

/**
 * Looks for what scheduled comparisons have found. One repository that does not
 * answer keeps its last result and harms no other; a run that was read is not
 * read again.
 */
export class DriftWatch {
  readonly #source: DriftSource;
  readonly #store: DriftStore;
  readonly #notifications: NotificationService;
  readonly #logger: LoggerService;

  constructor(options: {
    source: DriftSource;
    store: DriftStore;
    notifications: NotificationService;
    logger: LoggerService;
  }) {
    this.#source = options.source;
    this.#store = options.store;
    this.#notifications = options.notifications;
    this.#logger = options.logger;
  }

  /** One pass; never throws. */
  async run(signal: AbortSignal): Promise<void> {
    try {
      const groups = byRepository(await this.#store.due(MOST_ENVIRONMENTS));
      for (
        let at = 0;
        at < groups.length && !signal.aborted;
        at += REPOSITORIES_AT_A_TIME
      ) {
        await Promise.all(
          groups
            .slice(at, at + REPOSITORIES_AT_A_TIME)
            .map(group => this.#look(group, signal)),
        );
      }
      await this.#tell(signal);
    } catch (error) {
      this.#logger.warn(
        'Drift could not be looked for; trying again',
        toError(error),
      );
    }
  }

  async #look(group: Group, signal: AbortSignal): Promise<void> {
    const { repository, environments } = group;
    const name = `${repository.owner}/${repository.repo}`;
    const refs = environments.map(({ entityRef }) => entityRef);
    try {
      await this.#store.looked(refs);
      const newest = await this.#source.newest(repository, signal);
      for (const environment of environments) {
        if ('reason' in newest) {
          await this.#forget(environment, newest.reason);
        } else {
          await this.#compare(environment, { repository, run: newest }, signal);
        }
      }
    } catch (error) {
      if (signal.aborted) {
        return;
      }
      this.#logger.warn(
        `The comparisons of ${name} could not be read`,
        toError(error),
      );
      const said =
        error instanceof Error ? error.message : stringifyError(error);
      await Promise.all(
        environments
          .filter(({ drift }) => !drift)
          .map(environment => this.#forget(environment, said)),
      );
    }
  }

  async #compare(
    environment: ComparableEnvironment,
    { repository, run }: { repository: Repository; run: DriftRun },
    signal: AbortSignal,
  ): Promise<void> {
    const { entityRef, drift } = environment;
    if (drift?.runId === run.runId) {
      return;
    }
    const compared = await this.#source.compared(
      { repository, run, environment: environment.environment },
      signal,
    );
    await this.#store.save(entityRef, driftOf(drift, run, compared));
  }

  /** Nothing was compared, so that nothing is known, and why. */
  async #forget(
    { entityRef, drift }: ComparableEnvironment,
    reason: string,
  ): Promise<void> {
    if (drift?.runId || drift?.reason === reason) {
      // The last result stays; its age is told with it.
      return;
    }
    await this.#store.save(entityRef, { status: 'unknown', reason });
  }

  async #tell(signal: AbortSignal): Promise<void> {
    for (const environment of await this.#store.untold(MOST_TOLD)) {
      const { entityRef, drift, owner } = environment;
      const recipients = recipientsOf({ owner });
      if (signal.aborted || !drift?.since) {
        return;
      }
      if (recipients.length > 0) {
        try {
          await this.#notifications.send({
            recipients: { type: 'entity', entityRef: recipients },
            payload: driftNotification(environment, drift),
          });
        } catch (error) {
          // The next pass tries again; those after it would fail as well.
          this.#logger.debug(
            `Nobody could be told of the drift of ${entityRef}`,
            toError(error),
          );
          return;
        }
      }
      await this.#store.told(entityRef, drift.since);
    }
  }
}

interface Group {
  repository: Repository;
  environments: ComparableEnvironment[];
}

function byRepository(environments: ComparableEnvironment[]): Group[] {
  const groups = new Map<string, Group>();
  for (const environment of environments) {
    const { repository } = environment;
    if (repository) {
      const { host, owner, repo } = repository;
      const key = `${host}/${owner}/${repo}`.toLowerCase();
      const group = groups.get(key) ?? { repository, environments: [] };
      group.environments.push(environment);
      groups.set(key, group);
    }
  }
  return [...groups.values()];
}
