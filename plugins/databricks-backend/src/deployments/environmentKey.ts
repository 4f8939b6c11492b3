import type { Repository } from '../environments/Environment';

/** What one deployment at a time is not finished of. */
export function environmentKey(deployment: {
  repository: Repository;
  environment: string;
}): string {
  const { host, owner, repo } = deployment.repository;
  return `${host}/${owner}/${repo}#${deployment.environment}`.toLowerCase();
}
