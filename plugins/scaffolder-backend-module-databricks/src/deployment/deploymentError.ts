import type { Deployment } from '@lakeport/backstage-plugin-databricks-common';

/**
 * Why a finished deployment counts as failed: the step at fault with its
 * message, and where the run is. Undefined for a success.
 *
 * @param isEarlier - whether it had ended before this run of the step, which
 *   then says how to deploy once more
 */
export function deploymentError(
  deployment: Deployment,
  isEarlier = false,
): Error | undefined {
  if (deployment.state === 'succeeded') {
    return undefined;
  }
  const { id, operation, entityRef, state, failedStep, message, runUrl } =
    deployment;
  const where = failedStep ? ` at step "${failedStep}"` : '';
  const reason = message ? `: ${message}` : '';
  return new Error(
    [
      `${operation} of ${entityRef} ${verb(state)}${where}${reason}`,
      ...(runUrl ? [`Run: ${runUrl}`] : []),
      ...(isEarlier
        ? [
            `This is deployment ${id}, which the task has asked for before: a task that is retried never deploys a second time. To deploy again, use the environment's page or start the template anew`,
          ]
        : []),
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
