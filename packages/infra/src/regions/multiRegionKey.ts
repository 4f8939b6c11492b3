import { Environment, KeyChoice, Project } from '@lakeport/project';
import { regionsMembers } from './regionsMembers';

/**
 * What a key that is made for an environment is among those of the project's
 * regions, if they have multi-Region keys: the first one, which is in the home
 * region, or its replica. KMS replicates a key within one account, and nothing
 * but another key.
 *
 * @param choiceOf - the key in question of an environment; undefined if it has none
 */
export function multiRegionKey(
  project: Project,
  environmentName: string,
  choiceOf: (environment: Environment) => KeyChoice | undefined,
): 'first' | 'replica' | undefined {
  if (project.spec.regions?.keys !== 'multi-region') {
    return undefined;
  }
  const { all, home } = regionsMembers(project);
  const member = all.find(({ name }) => name === environmentName);
  if (!member || choiceOf(member.environment)?.mode !== 'create') {
    return undefined;
  }
  if (member.name === home.name) {
    return 'first';
  }
  return member.environment.awsAccountId === home.environment.awsAccountId &&
    choiceOf(home.environment)?.mode === 'create'
    ? 'replica'
    : undefined;
}
