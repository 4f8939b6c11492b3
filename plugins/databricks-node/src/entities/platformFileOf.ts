import type { Entity } from '@backstage/catalog-model';
import type { ScmIntegrationRegistry } from '@backstage/integration';
import { annotations } from '@lakeport/backstage-plugin-databricks-common';
import type { GitHubRepository } from '../github/GitHubRepository';
import { projectFileOf } from './projectFileOf';

/**
 * Where a platform's file is: as with projects, in the repository that the
 * entity came from and in no other.
 *
 * @throws InputError when the entity names no repository
 * @throws NotAllowedError when it names another one than its own
 * @public
 */
export function platformFileOf(
  entity: Entity,
  integrations: Pick<ScmIntegrationRegistry, 'resolveUrl'>,
): { platformFile: string; repository: GitHubRepository } {
  const { [annotations.platformFile]: named = '', ...others } =
    entity.metadata.annotations ?? {};
  const { projectFile: platformFile, repository } = projectFileOf(
    {
      ...entity,
      metadata: {
        ...entity.metadata,
        annotations: { ...others, [annotations.projectFile]: named },
      },
    },
    integrations,
  );
  return { platformFile, repository };
}
