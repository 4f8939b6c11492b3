import type { Finding } from '../Finding';
import { environmentsOf } from './environmentsOf';
import { environmentSwitches } from './environmentSwitches';
import type { ProjectDraft } from './projectDraft';

/** That nothing is asked of an existing network that only its owner can do. */
export function checkExistingNetwork(draft: ProjectDraft): Finding[] {
  return environmentsOf(draft).flatMap(({ path, environment }): Finding[] =>
    environmentSwitches(environment).network === 'existing' &&
    environment.keys.includes('sleep')
      ? [
          {
            path: [...path, 'sleep'],
            message:
              "sleep does not go with an existing network, whose gateways are somebody else's",
            hint: 'remove it',
            about: 'key',
          },
        ]
      : [],
  );
}
