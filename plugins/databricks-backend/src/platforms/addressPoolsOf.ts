import type { AddressPool } from '@lakeport/backstage-plugin-databricks-common';
import { freeAddresses, type Platform } from '@lakeport/project';
import { shownPullRequest } from '../pullRequests/shownPullRequest';
import type { PendingClaims } from './PlatformAnswer';

/**
 * The pools of a platform by region, with what is used, what open pull requests
 * ask for, and what is left.
 */
export function addressPoolsOf(
  platform: Platform,
  pending: readonly PendingClaims[],
): AddressPool[] {
  const asked = new Map<
    string,
    { project: string; pullRequest: PendingClaims['pullRequest'] }
  >();
  const projects = { ...platform.spec.projects };
  for (const { pullRequest, claims } of pending) {
    for (const [project, claim] of Object.entries(claims)) {
      // No project is called so: two pull requests may ask for the same one.
      const key = `#${pullRequest.number}/${project}`;
      asked.set(key, { project, pullRequest });
      projects[key] = claim;
    }
  }
  const all = { spec: { ...platform.spec, projects } };
  return Object.keys(platform.spec.addressPools)
    .sort()
    .flatMap(region =>
      freeAddresses(all, region).pools.map(({ cidr, used, free }) => ({
        region,
        cidr,
        used: used.map(block => {
          const request = asked.get(block.project);
          return request
            ? {
                ...block,
                project: request.project,
                pending: shownPullRequest(request.pullRequest),
              }
            : block;
        }),
        free,
      })),
    );
}
