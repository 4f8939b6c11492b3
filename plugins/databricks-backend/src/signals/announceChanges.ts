import type { LoggerService } from '@backstage/backend-plugin-api';
import { toError } from '@backstage/errors';
import type { SignalsService } from '@backstage/plugin-signals-node';
import type { DeploymentService } from '../deployments/DeploymentService';

/** The channel that pages listen to. */
export const DEPLOYMENTS_CHANNEL = 'databricks:deployments';

/**
 * Has pages look again when a deployment has changed. Everybody who is signed in
 * hears a signal, so it holds an id that says nothing by itself; what has changed
 * is read through the API, which asks for permissions.
 *
 * @returns what ends it
 */
export function announceChanges(options: {
  deployments: Pick<DeploymentService, 'onChange'>;
  signals: SignalsService;
  logger: LoggerService;
}): () => void {
  const { deployments, signals, logger } = options;
  return deployments.onChange(({ id }) => {
    signals
      .publish({
        recipients: { type: 'broadcast' },
        channel: DEPLOYMENTS_CHANNEL,
        message: { id },
      })
      .catch(error => {
        // Pages look by themselves, too.
        logger.debug(`No signal for deployment ${id}`, toError(error));
      });
  });
}
