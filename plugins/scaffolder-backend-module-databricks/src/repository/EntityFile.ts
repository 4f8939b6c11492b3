import type { GitHubRepository } from '@lakeport/backstage-plugin-databricks-node';

/** The lakeport file that an entity of the catalog comes from. */
export interface EntityFile {
  entityRef: string;
  /** Owner of the entity, as an entity reference. */
  owner?: string;
  kind: 'environment' | 'project' | 'platform';
  /** Name of the project, or of the platform. */
  name: string;
  environment?: string;
  repository: GitHubRepository;
  /** URL of the file, as the catalog has it. */
  url: string;
  /** Branch that the catalog reads the file at; undefined for the default one. */
  branch?: string;
  /** Path of the file in the repository. */
  path: string;
}
