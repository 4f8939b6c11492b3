import type {
  PlatformDetails,
  PlatformProject,
} from '@lakeport/backstage-plugin-databricks-common';
import type { GitHubRepository } from '@lakeport/backstage-plugin-databricks-node';
import { isSameRepository } from '../systems/isSameRepository';
import type { DeclaredSystem } from '../systems/DeclaredSystem';
import type { EnvironmentEntity } from '../systems/EnvironmentEntities';
import type { PlatformAnswer } from './PlatformAnswer';

/**
 * A platform's answer with the entities that the caller may see. An entity
 * stands for a project or an environment when it comes from the repository that
 * the platform file names.
 */
export function withPlatformEntities(
  system: Pick<DeclaredSystem, 'entityRef' | 'repository'>,
  answer: PlatformAnswer,
  seen: {
    projects: readonly DeclaredSystem[];
    environments: readonly EnvironmentEntity[];
  },
): PlatformDetails {
  const { host } = system.repository;
  const environments = new Map<string, EnvironmentEntity[]>();
  for (const entity of seen.environments) {
    const key = `${entity.project}/${entity.environment}`;
    environments.set(key, [...(environments.get(key) ?? []), entity]);
  }
  const projects = new Map<string, DeclaredSystem[]>();
  for (const entity of seen.projects) {
    const { name } = entity.entity.metadata;
    projects.set(name, [...(projects.get(name) ?? []), entity]);
  }
  const repositories = new Map<string, GitHubRepository>();

  const environmentRef = (project: string, environment: string) => {
    const repository = repositories.get(project);
    const entity =
      repository &&
      environments
        .get(`${project}/${environment}`)
        ?.find(found => isSameRepository(found.repository, repository));
    return entity && { entityRef: entity.entityRef };
  };
  const shownProject = (project: PlatformProject): PlatformProject => {
    const [owner, repo] = project.repository.split('/');
    if (owner && repo) {
      repositories.set(project.name, { host, owner, repo });
    }
    const repository = repositories.get(project.name);
    const entity =
      repository &&
      projects
        .get(project.name)
        ?.find(found => isSameRepository(found.repository, repository));
    return {
      ...project,
      ...(entity && { entityRef: entity.entityRef }),
      environments: project.environments.map(environment => ({
        ...environment,
        ...environmentRef(project.name, environment.name),
      })),
    };
  };
  const shown = answer.projects.map(shownProject);
  return {
    ...answer,
    entityRef: system.entityRef,
    projects: shown,
    pools: answer.pools.map(pool => ({
      ...pool,
      used: pool.used.map(block => ({
        ...block,
        ...(!block.pending && environmentRef(block.project, block.environment)),
      })),
    })),
  };
}
