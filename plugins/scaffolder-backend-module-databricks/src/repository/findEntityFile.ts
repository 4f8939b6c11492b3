import type { BackstageCredentials } from '@backstage/backend-plugin-api';
import { stringifyEntityRef, type Entity } from '@backstage/catalog-model';
import { InputError, NotFoundError } from '@backstage/errors';
import type { ScmIntegrationRegistry } from '@backstage/integration';
import type { CatalogService } from '@backstage/plugin-catalog-node';
import {
  environmentOf,
  isDatabricksPlatform,
  isDatabricksProject,
} from '@lakeport/backstage-plugin-databricks-common';
import {
  platformFileOf,
  projectFileOf,
  refOfUrl,
  type GitHubRepository,
} from '@lakeport/backstage-plugin-databricks-node';
import type { EntityFile } from './EntityFile';

/**
 * What finding an entity's file needs.
 *
 * @public
 */
export interface EntityFiles {
  catalog: Pick<CatalogService, 'getEntityByRef'>;
  integrations: Pick<ScmIntegrationRegistry, 'resolveUrl'>;
}

const FILE_PATH = /^\/[^/]+\/[^/]+\/(?:blob|tree|raw)\/[^/]+\/(.+)$/;

/**
 * Finds the file behind an environment, a project or a platform, as far as the
 * one who started the task may see the entity.
 *
 * @throws NotFoundError when there is no such entity or they may not see it
 * @throws InputError when it is none of these, or names no repository
 * @throws NotAllowedError when it names a repository that is not its own
 */
export async function findEntityFile(
  entityRef: string,
  credentials: BackstageCredentials,
  { catalog, integrations }: EntityFiles,
): Promise<EntityFile> {
  const entity = await catalog.getEntityByRef(entityRef, { credentials });
  if (!entity) {
    throw new NotFoundError(
      `There is no entity ${entityRef}, or you may not see it`,
    );
  }
  const owner = entity.spec?.owner;
  const common = {
    entityRef: stringifyEntityRef(entity),
    ...(typeof owner === 'string' && { owner }),
  };
  if (isDatabricksPlatform(entity)) {
    const { platformFile, repository } = platformFileOf(entity, integrations);
    return {
      ...common,
      kind: 'platform',
      name: entity.metadata.name,
      ...placeOf(platformFile, repository, entity),
    };
  }
  const names = environmentOf(entity);
  if (!names && !isDatabricksProject(entity)) {
    throw new InputError(
      `${entityRef} is no Databricks environment, project or platform: those carry the annotations lakeport.dev/environment, lakeport.dev/project-file and lakeport.dev/platform-file`,
    );
  }
  const { projectFile, repository } = projectFileOf(entity, integrations);
  return {
    ...common,
    kind: names ? 'environment' : 'project',
    name: names?.project ?? entity.metadata.name,
    ...(names && { environment: names.environment }),
    ...placeOf(projectFile, repository, entity),
  };
}

function placeOf(
  url: string,
  repository: GitHubRepository,
  entity: Entity,
): Pick<EntityFile, 'url' | 'repository' | 'branch' | 'path'> {
  const [, path] = FILE_PATH.exec(new URL(url).pathname) ?? [];
  if (!path) {
    throw new InputError(
      `${stringifyEntityRef(
        entity,
      )} names ${url} as its file; that should look like https://host/organization/repository/blob/main/lakeport.yaml`,
    );
  }
  const ref = refOfUrl(url)?.ref;
  return {
    url,
    repository,
    ...(ref && ref !== 'HEAD' && { branch: ref }),
    path: decodeURIComponent(path),
  };
}
