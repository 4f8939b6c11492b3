import type { BackstageCredentials } from '@backstage/backend-plugin-api';
import { InputError } from '@backstage/errors';
import {
  RepositoryClient,
  type GitHubClients,
} from '@lakeport/backstage-plugin-databricks-node';
import { findEntityFile, type EntityFiles } from '../repository/findEntityFile';
import type { PlatformPlace } from './PlatformPlace';

/**
 * What finding a platform needs.
 *
 * @public
 */
export interface Platforms extends EntityFiles {
  github: GitHubClients;
}

/**
 * Finds the file of a platform of the catalog. Only what is in the catalog is a
 * platform: an address that somebody typed could be any repository that the
 * portal may write to.
 *
 * @throws NotFoundError when there is no such entity or it may not be seen
 * @throws InputError when it is no platform
 */
export async function findPlatform(
  entityRef: string,
  credentials: BackstageCredentials,
  options: Platforms & { signal?: AbortSignal },
): Promise<PlatformPlace> {
  const file = await findEntityFile(entityRef, credentials, options);
  if (file.kind !== 'platform') {
    throw new InputError(
      `${entityRef} is no Databricks platform: that is a System with the annotation lakeport.dev/platform-file`,
    );
  }
  const repository = new RepositoryClient({
    clients: options.github,
    repository: file.repository,
  });
  const { signal } = options;
  return {
    repository,
    path: file.path,
    branch: file.branch ?? (await repository.defaultBranch({ signal })),
    where: file.url,
  };
}
