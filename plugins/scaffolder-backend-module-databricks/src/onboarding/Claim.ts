import type { RepositoryPullRequest } from '@lakeport/backstage-plugin-databricks-node';
import type { PlatformEdit } from '@lakeport/project';

/** What an open pull request of the portal adds to a platform file. */
export interface Claim {
  /** Of two that want the same, the one with the lower number gets it. */
  pull: Pick<RepositoryPullRequest, 'number' | 'url' | 'branch'>;
  edits: Array<Extract<PlatformEdit, { kind: 'add-project' }>>;
}
