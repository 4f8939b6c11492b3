import type { Deployment } from '@lakeport/backstage-plugin-databricks-common';

/**
 * Why a finished deployment counts as failed: the step at fault with its
 * message, and where the run is. Undefined for a success.
 */
export function deploymentError(deployment: Deployment): Error | undefined {
  if (deployment.state === 'succeeded') {
    return undefined;
  }
  const { operation, entityRef, state, failedStep, message, runUrl } =
    deployment;
  const where = failedStep ? ` at step "${failedStep}"` : '';
  const reason = message ? `: ${message}` : '';
  return new Error(
    [
      `${operation} of ${entityRef} ${verb(state)}${where}${reason}`,
      ...(runUrl ? [`Run: ${runUrl}`] : []),
    ].join('\n'),
  );
}

function verb(state: Deployment['state']): string {
  switch (state) {
    case 'cancelled':
      return 'was cancelled';
    case 'lost':
      return 'was lost: its run cannot be found any more';
    default:
      return state;
  }
}
