import type { Platform } from '@lakeport/project';
import type { Claim } from './Claim';

/** What one version of a platform file adds to another: projects, and environments of projects. */
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
    if (held && Object.keys(environments).length === 0) {
      return [];
    }
    const { repository, owner } = project;
    return [
      { kind: 'add-project' as const, name, repository, owner, environments },
    ];
  });
}
