import type { DeploymentPhase } from './Deployer';

/**
 * The word of a run's title, and the id that the run claims, by which a phase of
 * a deployment is found and executed once.
 */
export function titleToken(deployment: {
  id: string;
  phase?: DeploymentPhase;
}): string {
  return deployment.phase === 'apply'
    ? `${deployment.id}-apply`
    : deployment.id;
}
