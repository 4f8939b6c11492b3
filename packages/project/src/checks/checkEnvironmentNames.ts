import type { Finding } from '../Finding';
import type { ProjectDraft } from './projectDraft';

/** What the repository's GitHub environment for planning is called after. */
const PLAN_SUFFIX = '-plan';

/**
 * That there is an environment, and none is called like the GitHub environment
 * in which another one is planned.
 */
export function checkEnvironmentNames(draft: ProjectDraft): Finding[] {
  const environments = draft.spec?.environments;
  if (!environments) {
    return [];
  }
  const names = Object.keys(environments);
  if (names.length === 0) {
    return [
      {
        path: ['spec', 'environments'],
        message: 'there is no environment',
        hint: 'write at least one environment by name, such as dev',
        about: 'key',
      },
    ];
  }
  return names
    .filter(
      name =>
        name.endsWith(PLAN_SUFFIX) &&
        names.includes(name.slice(0, -PLAN_SUFFIX.length)),
    )
    .map(name => ({
      path: ['spec', 'environments', name],
      message: `${name} is what the plans of environment ${name.slice(
        0,
        -PLAN_SUFFIX.length,
      )} run in on GitHub`,
      hint: `use a name that does not end with ${PLAN_SUFFIX}`,
      about: 'key',
    }));
}
