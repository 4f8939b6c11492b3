import type { PlatformProject } from '@lakeport/backstage-plugin-databricks-common';
import { shownPullRequest } from '../pullRequests/shownPullRequest';
import type { Claims } from './Claims';
import type { PendingClaims } from './PlatformAnswer';

/**
 * The projects of a platform file, and those that open pull requests add: the
 * oldest pull request has a name that several ask for.
 */
export function platformProjectsOf(
  claims: Claims,
  pending: readonly PendingClaims[],
): PlatformProject[] {
  const projects = new Map<string, PlatformProject>();
  const add = (from: Claims, pullRequest?: PendingClaims['pullRequest']) => {
    for (const [name, { repository, owner, environments }] of Object.entries(
      from,
    )) {
      if (!projects.has(name)) {
        projects.set(name, {
          name,
          repository,
          owner,
          environments: Object.entries(environments).map(([key, value]) => ({
            name: key,
            ...value,
          })),
          ...(pullRequest && { pending: shownPullRequest(pullRequest) }),
        });
      }
    }
  };
  add(claims);
  for (const { pullRequest, claims: asked } of pending) {
    add(asked, pullRequest);
  }
  return [...projects.values()].sort((a, b) => (a.name < b.name ? -1 : 1));
}
