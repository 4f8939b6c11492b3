import type { Platform } from '@lakeport/project';
import type { Claim } from './Claim';
import { isShared, missingShared } from './sharedOf';

/**
 * What one version of a platform file adds to another: projects, environments of
 * projects and what is between them, ids of repositories.
 */
export function claimOf(main: Platform, proposed: Platform): Claim['edits'] {
  return Object.entries(proposed.spec.projects).flatMap(([name, project]) => {
    const held = Object.hasOwn(main.spec.projects, name)
      ? main.spec.projects[name]
      : undefined;
    const environments = Object.fromEntries(
      Object.entries(project.environments).filter(
        ([environment]) =>
          !held || !Object.hasOwn(held.environments, environment),
      ),
    );
    const { repository, owner, githubIds } = project;
    const identifies = githubIds && !held?.githubIds;
    const shared = missingShared(held, project, project.environments);
    if (
      held &&
      !identifies &&
      !isShared(shared) &&
      Object.keys(environments).length === 0
    ) {
      return [];
    }
    return [
      {
        kind: 'add-project' as const,
        name,
        repository,
        ...(identifies && { githubIds }),
        owner,
        environments,
        ...shared,
      },
    ];
  });
}
