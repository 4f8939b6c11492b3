import type { PullRequest } from '@lakeport/backstage-plugin-databricks-common';
import type { OpenPullRequest } from './PullRequestReader';

/** What of a pull request goes into answers. */
export function shownPullRequest(pullRequest: OpenPullRequest): PullRequest {
  const { headCommit: _, ...shown } = pullRequest;
  return shown;
}
