import { randomUUID } from 'node:crypto';
import type { LoggerService } from '@backstage/backend-plugin-api';
import { toError } from '@backstage/errors';
import { advanceDeployment } from './advanceDeployment';
import type { ApprovalSettings } from './ApprovalSettings';
import type { Deployer } from './Deployer';
import type { DeploymentLogKeeper } from './DeploymentLogKeeper';
import type { DeploymentRecord } from './DeploymentRecord';
import { isEmpty, type DeploymentStep } from './DeploymentStep';
import type { Claim, DeploymentStore } from './DeploymentStore';
import { nextLook } from './nextLook';
import { reasonOf } from './reasonOf';
import { StaleDeploymentError } from './StaleDeploymentError';

const AT_A_TIME = 20;
/** Steps that follow one another at once, such as an approval and its dispatch. */
const MOST_STEPS = 4;

/** How long a follower is patient, in milliseconds. */
export interface Patience {
  /** A replica that dies lets go of what it holds after this time. */
  claimMs: number;
  /** One look at one deployment; shorter than the claim on it. */
  lookMs: number;
  /** After a dispatch of which nothing was heard: time for its run to show up, before another. */
  settleMs: number;
  /** How long the run of a cancelled deployment may still show up; ten minutes when left out. */
  lateRunMs?: number;
}

const PATIENCE: Patience = {
  claimMs: 60_000,
  lookMs: 45_000,
  settleMs: 15_000,
};

/** What a follower works with. */
export interface FollowerOptions {
  store: DeploymentStore;
  logs: DeploymentLogKeeper;
  deployer: Deployer;
  logger: LoggerService;
  /** The shortest time between two looks at a deployment. */
  pollMs: number;
  approval: ApprovalSettings;
  /** Whether the catalog still has the environment of a deployment. */
  exists: (record: DeploymentRecord) => Promise<boolean>;
  patience?: Patience;
}

/**
 * Follows unfinished deployments until they are finished. Everything it knows is
 * in the database, so a restart goes on where it stopped, and replicas share the
 * work through claims.
 */
export class DeploymentFollower {
  readonly #options: FollowerOptions;
  readonly #patience: Patience;
  readonly #claimant = randomUUID();
  readonly #stopping = new AbortController();
  readonly #underWay = new Set<Promise<void>>();

  constructor(options: FollowerOptions) {
    this.#options = options;
    this.#patience = options.patience ?? PATIENCE;
  }

  /** The claim that a new deployment is inserted with. */
  claim(): Claim {
    return {
      claimant: this.#claimant,
      until: new Date(Date.now() + this.#patience.claimMs),
    };
  }

  /** Lets go of everything and waits for what is under way. */
  async stop(): Promise<void> {
    this.#stopping.abort(new Error('the backend is stopping'));
    await Promise.all(this.#underWay);
    await this.#options.store.releaseAll(this.#claimant).catch(error => {
      this.#options.logger.debug(
        'Could not let go of deployments',
        toError(error),
      );
    });
  }

  /** Looks at a deployment now, unless another one holds it or it is finished. */
  async look(id: string): Promise<void> {
    const record = await this.#options.store.claim(id, this.claim());
    if (record) {
      await this.advance(record);
    }
  }

  /** Brings a deployment that this follower holds further, and lets go of it. */
  async advance(held: DeploymentRecord): Promise<void> {
    const work = this.#advance(held);
    this.#underWay.add(work);
    try {
      await work;
    } finally {
      this.#underWay.delete(work);
    }
  }

  /**
   * One round: over all deployments that are due and that nobody holds, queues
   * that nobody has taken up, and logs that are to be kept.
   */
  async tick(signal?: AbortSignal): Promise<void> {
    const { store, logs } = this.#options;
    const stopping = signal
      ? AbortSignal.any([signal, this.#stopping.signal])
      : this.#stopping.signal;
    for (const key of await store.stalledQueues(AT_A_TIME)) {
      await store.startNext(key);
    }
    for (;;) {
      const ids = stopping.aborted ? [] : await store.due(AT_A_TIME);
      await Promise.all(ids.map(id => this.look(id)));
      if (ids.length < AT_A_TIME) {
        break;
      }
    }
    if (!stopping.aborted) {
      await logs.tick(stopping);
    }
  }

  async #advance(held: DeploymentRecord): Promise<void> {
    const { store, logger, deployer, approval, exists } = this.#options;
    let record = held;
    let hasChanged = false;
    const write = async (step: DeploymentStep) => {
      if (!isEmpty(step)) {
        record = await store.write(record, step);
        hasChanged = true;
      }
    };
    const signal = AbortSignal.any([
      this.#stopping.signal,
      AbortSignal.timeout(this.#patience.lookMs),
    ]);
    try {
      for (let steps = 0; steps < MOST_STEPS; steps++) {
        const step = await advanceDeployment(record, deployer, {
          save: write,
          approval,
          exists,
          settleMs: this.#patience.settleMs,
          lateRunMs: this.#patience.lateRunMs,
          signal,
          now: new Date(),
        });
        await write(step);
        if (!step.goesOn) {
          break;
        }
      }
    } catch (error) {
      // Somebody cancelled or reviewed it in the meantime: the next look sees that.
      if (error instanceof StaleDeploymentError) {
        hasChanged = true;
        await store.hurry(held.id);
      } else if (!this.#stopping.signal.aborted) {
        logger.warn(
          `Deployment ${held.id} could not be followed; trying again`,
          toError(error),
        );
        await this.#tell(record, error);
      }
    } finally {
      await store.release(
        held,
        this.#claimant,
        nextLook(record, {
          hasChanged,
          pollMs: this.#options.pollMs,
          expireAfterMs: approval.expireAfterMs,
          now: new Date(),
        }),
      );
    }
  }

  /**
   * Says on the deployment why nothing of it is seen at the moment; the next look
   * that succeeds takes it back. Of one that is cancelled it says more already.
   */
  async #tell(record: DeploymentRecord, error: unknown): Promise<void> {
    const { store, logger } = this.#options;
    const what = record.dispatchedAt
      ? 'The run could not be looked at'
      : 'It could not be started yet';
    const message = `${what} (${reasonOf(error)}); trying again`;
    if (record.cancellation || record.message === message) {
      return;
    }
    try {
      await store.write(record, { update: { message } });
    } catch (failed) {
      logger.debug(
        `Deployment ${record.id} could not be written`,
        toError(failed),
      );
    }
  }
}
