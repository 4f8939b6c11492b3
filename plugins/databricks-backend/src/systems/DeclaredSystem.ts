import type { Entity } from '@backstage/catalog-model';
import type { GitHubRepository } from '@lakeport/backstage-plugin-databricks-node';

/** A platform or project entity that the caller may see, with the file that declares it. */
export interface DeclaredSystem {
  entityRef: string;
  entity: Entity;
  /** URL of the file, for the UrlReader. */
  file: string;
  repository: GitHubRepository;
}
