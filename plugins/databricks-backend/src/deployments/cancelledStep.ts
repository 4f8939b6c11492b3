import type { Cancellation } from './DeploymentRecord';
import type { DeploymentStep } from './DeploymentStep';

/** That a deployment has ended because somebody asked for it. */
export function cancelledStep(
  { by, reason }: Cancellation,
  what: string,
): DeploymentStep {
  return {
    update: {
      state: 'cancelled',
      message: `${what}. Cancelled by ${by}${reason ? `: ${reason}` : ''}`,
    },
    actor: by,
  };
}
