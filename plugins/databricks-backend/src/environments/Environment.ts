import type { GitHubRepository } from '@lakeport/backstage-plugin-databricks-node';

/** A repository at a GitHub host. */
export type Repository = GitHubRepository;

/**
 * The entity of an environment, or of what is between environments, that the
 * caller may see, with what it points at.
 */
export interface Environment {
  entityRef: string;
  project: string;
  environment: string;
  /** Whether it is between environments: then it has no workspace, and never sleeps. */
  isShared?: boolean;
  repository: Repository;
  /** URL of the project file, for the UrlReader. */
  projectFile: string;
}
