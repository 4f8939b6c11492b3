import type { DeploymentState } from './apiTypes';

const FINISHED: ReadonlySet<DeploymentState> = new Set<DeploymentState>([
  'succeeded',
  'failed',
  'cancelled',
  'lost',
]);

/**
 * Whether a deployment has come to its end, so that nobody need ask again.
 *
 * @public
 */
export function isFinished(deployment: { state: DeploymentState }): boolean {
  return FINISHED.has(deployment.state);
}
