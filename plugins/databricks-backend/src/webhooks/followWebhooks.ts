import type { LoggerService } from '@backstage/backend-plugin-api';
import { toError } from '@backstage/errors';
import type { EventsService } from '@backstage/plugin-events-node';
import type { DeploymentService } from '../deployments/DeploymentService';
import { changedRunOf } from './changedRunOf';

/** As events-backend-module-github names them, once it has checked the signature. */
const TOPICS = ['github.workflow_run', 'github.workflow_job'];

/**
 * Looks at a deployment at once when GitHub says that its run has changed. That
 * is all that a webhook can do: one that is repeated, late, out of order or
 * forged makes the portal ask GitHub once more than it had to.
 */
export async function followWebhooks(options: {
  events: EventsService;
  deployments: Pick<DeploymentService, 'kick'>;
  logger: LoggerService;
}): Promise<void> {
  const { events, deployments, logger } = options;
  await events.subscribe({
    id: 'deployments',
    topics: TOPICS,
    onEvent: async ({ topic, eventPayload }) => {
      const run = changedRunOf(eventPayload);
      if (!run) {
        logger.debug(`An event ${topic} names no run`);
        return;
      }
      try {
        await deployments.kick(run);
      } catch (error) {
        logger.warn(
          `Run ${run.runId} could not be looked at after a webhook; it is looked at again by itself`,
          toError(error),
        );
      }
    },
  });
}
