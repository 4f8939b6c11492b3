import type {
  Age,
  SourceError,
  Workspace,
} from '@lakeport/backstage-plugin-databricks-common';

/** What an account tells, or a workspace that is configured by itself. */
export interface WorkspaceSource {
  items: Workspace[];
  age: Age;
  /** What of it could not be read, or not anew. */
  errors: SourceError[];
  /** Whether statuses are of some time ago, or unknown, for the source does not answer. */
  isOld: boolean;
}
