import type { GitHubRepository } from '@lakeport/backstage-plugin-databricks-node';

/** A repository at a GitHub host. */
export type Repository = GitHubRepository;

/** An environment entity that the caller may see, with what it points at. */
export interface Environment {
  entityRef: string;
  project: string;
  environment: string;
  repository: Repository;
  /** URL of the project file, for the UrlReader. */
  projectFile: string;
}
