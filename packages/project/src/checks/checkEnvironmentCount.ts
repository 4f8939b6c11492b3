import type { Finding } from '../Finding';
import type { ProjectDraft } from './projectDraft';

/** More than anyone deploys from one repository. */
const MOST_ENVIRONMENTS = 100;

/** That a project has environments, and not more than can be looked after. */
export function checkEnvironmentCount(draft: ProjectDraft): Finding[] {
  const environments = draft.spec?.environments;
  if (!environments) {
    return [];
  }
  const path = ['spec', 'environments'];
  const { length } = Object.keys(environments);
  if (length === 0) {
    return [
      {
        path,
        message: 'there is no environment',
        hint: 'write at least one environment by name, such as dev',
        about: 'key',
      },
    ];
  }
  if (length > MOST_ENVIRONMENTS) {
    return [
      {
        path,
        message: `there are ${length} environments`,
        hint: `keep at most ${MOST_ENVIRONMENTS} in one project, and make another project for the others`,
        about: 'key',
      },
    ];
  }
  return [];
}
