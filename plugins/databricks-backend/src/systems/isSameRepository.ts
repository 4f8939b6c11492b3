import type { GitHubRepository } from '@lakeport/backstage-plugin-databricks-node';

/** Whether two repositories are the same; GitHub's names have no case. */
export function isSameRepository(
  a: GitHubRepository,
  b: GitHubRepository,
): boolean {
  return (
    a.host.toLowerCase() === b.host.toLowerCase() &&
    a.owner.toLowerCase() === b.owner.toLowerCase() &&
    a.repo.toLowerCase() === b.repo.toLowerCase()
  );
}
