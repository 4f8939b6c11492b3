import { environmentSwitches } from './environmentSwitches';
import type { EnvironmentDraft } from './projectDraft';

/**
 * Whether lakeport makes the environment's network; undefined while what it
 * says of it is wrong or missing.
 */
export function hasMadeNetwork(
  environment: EnvironmentDraft,
): boolean | undefined {
  const { network, serverlessOnly } = environmentSwitches(environment);
  if (serverlessOnly) {
    return false;
  }
  if (environment.keys.includes('network')) {
    return network && network === 'create';
  }
  return environment.workspace?.existing ? false : undefined;
}
