import { randomUUID } from 'node:crypto';
import { setTimeout } from 'node:timers/promises';
import type { LoggerService } from '@backstage/backend-plugin-api';
import { toError } from '@backstage/errors';
import { advanceDeployment } from './advanceDeployment';
import type { Deployer } from './Deployer';
import type { DeploymentStore } from './DeploymentStore';

/** A replica that dies lets go of what it holds after this time. */
const CLAIM_MS = 60_000;
/** One look at one deployment; shorter than the claim on it. */
const LOOK_MS = 45_000;
const AT_A_TIME = 20;

/**
 * Follows unfinished deployments until they are finished. Everything it knows is
 * in the database, so a restart goes on where it stopped, and replicas share the
 * work through claims.
 */
export class DeploymentFollower {
  readonly #store: DeploymentStore;
  readonly #deployer: Deployer;
  readonly #logger: LoggerService;
  readonly #pollMs: number;
  readonly #claimant = randomUUID();
  readonly #stopping = new AbortController();
  #loop?: Promise<void>;

  constructor(options: {
    store: DeploymentStore;
    deployer: Deployer;
    logger: LoggerService;
    pollMs: number;
  }) {
    this.#store = options.store;
    this.#deployer = options.deployer;
    this.#logger = options.logger;
    this.#pollMs = options.pollMs;
  }

  /** The claim that a new deployment is inserted with. */
  claim(): { claimant: string; until: Date } {
    return {
      claimant: this.#claimant,
      until: new Date(Date.now() + CLAIM_MS),
    };
  }

  /** Begins to follow; returns at once. */
  start(): void {
    this.#loop ??= this.#run();
  }

  /** Lets go of everything and waits for what is under way. */
  async stop(): Promise<void> {
    this.#stopping.abort(new Error('the backend is stopping'));
    await this.#loop;
    await this.#store.release(this.#claimant).catch(error => {
      this.#logger.debug('Could not let go of deployments', toError(error));
    });
  }

  /** Brings a deployment that this follower holds one step further, and lets go of it. */
  async advance(id: string): Promise<void> {
    try {
      const record = await this.#store.get(id);
      const update = await advanceDeployment(record, this.#deployer, {
        save: saved => this.#store.update(id, saved),
        signal: AbortSignal.any([
          this.#stopping.signal,
          AbortSignal.timeout(LOOK_MS),
        ]),
      });
      if (Object.keys(update).length > 0) {
        await this.#store.update(id, update);
      }
    } catch (error) {
      if (!this.#stopping.signal.aborted) {
        this.#logger.warn(
          `Deployment ${id} could not be followed; trying again`,
          toError(error),
        );
      }
    } finally {
      await this.#store.release(this.#claimant, id);
    }
  }

  /** One round over all unfinished deployments that nobody holds. */
  async tick(): Promise<void> {
    const ids = await this.#store.unclaimed(AT_A_TIME);
    await Promise.all(
      ids.map(async id => {
        if (await this.#store.claim(id, this.claim())) {
          await this.advance(id);
        }
      }),
    );
  }

  async #run(): Promise<void> {
    const { signal } = this.#stopping;
    while (!signal.aborted) {
      try {
        await this.tick();
      } catch (error) {
        if (!signal.aborted) {
          this.#logger.warn(
            'Deployments could not be followed',
            toError(error),
          );
        }
      }
      await setTimeout(this.#pollMs, undefined, { signal, ref: false }).catch(
        () => undefined,
      );
    }
  }
}
