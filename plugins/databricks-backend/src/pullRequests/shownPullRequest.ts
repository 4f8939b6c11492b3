import type { PullRequest } from '@lakeport/backstage-plugin-databricks-common';
import type { OpenPullRequest } from './PullRequestReader';

/** What of a pull request goes into answers. */
export function shownPullRequest(pullRequest: OpenPullRequest): PullRequest {
  const { headCommit: _, isFork: __, ...shown } = pullRequest;
  return shown;
}
