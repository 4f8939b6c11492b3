import type { Finding } from '../../Finding';
import type { PlatformDraft } from './platformDraft';
import { platformEnvironments } from './platformEnvironments';

/**
 * That no environment is in the umbrella account: the roles of all projects
 * are there, and an environment's child role may do anything in its account.
 */
export function checkAccounts(draft: PlatformDraft): Finding[] {
  const admin = draft.spec?.aws?.adminAccountId;
  return platformEnvironments(draft)
    .filter(
      ({ environment }) =>
        admin !== undefined && environment.awsAccountId === admin,
    )
    .map(({ path, name, project }) => ({
      path: [...path, 'awsAccountId'],
      message: `${admin} is the umbrella account, which environment ${name} of ${project} must not be in`,
      hint: 'use a child account, in which nothing of other projects is',
      about: 'value',
    }));
}
