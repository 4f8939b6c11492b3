import type {
  AuditorService,
  LoggerService,
} from '@backstage/backend-plugin-api';
import { toError } from '@backstage/errors';
import type { NotificationService } from '@backstage/plugin-notifications-node';
import type { DeploymentService } from '../deployments/DeploymentService';
import type { EnvironmentIndex } from '../environmentIndex/EnvironmentIndex';
import { auditTransition } from './auditTransition';
import { deploymentNotification } from './deploymentNotification';
import { recipientsOf } from './recipientsOf';
import type { TransitionOutbox, UntoldTransition } from './TransitionOutbox';

const AT_A_TIME = 50;
/** So often it is tried; a portal without notifications has no more of it. */
const MOST_TRIES = 5;

/**
 * Tells people and the audit log of what has become of deployments: of each
 * change once, and again only where a process died between telling and noting
 * it. What fails is tried again after a minute, some times, and stops nothing.
 */
export class TransitionTeller {
  readonly #outbox: TransitionOutbox;
  readonly #deployments: Pick<DeploymentService, 'get'>;
  readonly #index: Pick<EnvironmentIndex, 'get'>;
  readonly #notifications: NotificationService;
  readonly #auditor: AuditorService;
  readonly #logger: LoggerService;
  #round?: Promise<void>;
  #isAskedAgain = false;

  constructor(options: {
    outbox: TransitionOutbox;
    deployments: Pick<DeploymentService, 'get'>;
    index: Pick<EnvironmentIndex, 'get'>;
    notifications: NotificationService;
    auditor: AuditorService;
    logger: LoggerService;
  }) {
    this.#outbox = options.outbox;
    this.#deployments = options.deployments;
    this.#index = options.index;
    this.#notifications = options.notifications;
    this.#auditor = options.auditor;
    this.#logger = options.logger;
  }

  /** Tells of all that is due; one round at a time, and never throws. */
  run(): Promise<void> {
    if (this.#round) {
      this.#isAskedAgain = true;
      return this.#round;
    }
    this.#round = this.#rounds().finally(() => {
      this.#round = undefined;
    });
    return this.#round;
  }

  /** Waits for the round that is under way, if any. */
  async idle(): Promise<void> {
    await this.#round;
  }

  async #rounds(): Promise<void> {
    do {
      this.#isAskedAgain = false;
      try {
        for (const id of await this.#outbox.due(AT_A_TIME)) {
          const transition = await this.#outbox.claim(id);
          if (transition) {
            await this.#tell(transition);
          }
        }
      } catch (error) {
        this.#logger.warn(
          'People could not be told of deployments; trying again',
          toError(error),
        );
      }
    } while (this.#isAskedAgain);
  }

  async #tell(transition: UntoldTransition): Promise<void> {
    const { id, deploymentId, tries } = transition;
    try {
      const deployment = await this.#deployments.get(deploymentId);
      if (!transition.isAudited) {
        await auditTransition(this.#auditor, deployment, transition);
        await this.#outbox.audited(id);
      }
      const payload = deploymentNotification(deployment, transition);
      const environment =
        payload && (await this.#index.get(deployment.entityRef));
      const entityRef = recipientsOf({
        owner: environment?.owner,
        requestedBy: deployment.requestedBy,
      });
      if (payload && entityRef.length > 0) {
        await this.#notifications.send({
          recipients: { type: 'entity', entityRef },
          payload,
        });
      }
    } catch (error) {
      if (tries < MOST_TRIES) {
        this.#logger.debug(
          `Nobody could be told that deployment ${deploymentId} is ${transition.to}; trying again in a minute`,
          toError(error),
        );
        return;
      }
      this.#logger.warn(
        `Nobody was told that deployment ${deploymentId} is ${transition.to}, after ${tries} tries`,
        toError(error),
      );
    }
    await this.#outbox.told(id);
  }
}
