import { NotFoundError } from '@backstage/errors';
import {
  RepositoryClient,
  type GitHubClients,
} from '@lakeport/backstage-plugin-databricks-node';
import { repositoryParts } from './repositoryParts';

/**
 * Whether there is a repository that the portal can see.
 *
 * @param repository - as organization/name
 */
export async function repositoryExists(
  clients: GitHubClients,
  host: string,
  repository: string,
  signal?: AbortSignal,
): Promise<boolean> {
  const { owner, name } = repositoryParts(repository);
  try {
    await new RepositoryClient({
      clients,
      repository: { host, owner, repo: name },
    }).defaultBranch({ signal });
    return true;
  } catch (error) {
    if (error instanceof NotFoundError) {
      return false;
    }
    throw error;
  }
}
