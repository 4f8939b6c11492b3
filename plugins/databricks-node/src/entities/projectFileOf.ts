import {
  ANNOTATION_LOCATION,
  ANNOTATION_SOURCE_LOCATION,
  parseLocationRef,
  stringifyEntityRef,
  type Entity,
} from '@backstage/catalog-model';
import { InputError, NotAllowedError } from '@backstage/errors';
import type { ScmIntegrationRegistry } from '@backstage/integration';
import { annotations } from '@lakeport/backstage-plugin-databricks-common';
import type { GitHubRepository } from '../github/GitHubRepository';
import { repositoryOfUrl } from './repositoryOfUrl';

const FILE = 'lakeport.yaml';

/**
 * Where an environment's project file is, and the repository to deploy: the
 * annotation `lakeport.dev/project-file` (a URL, or a path beside the entity's
 * own file), else `lakeport.yaml` at the entity's source location.
 *
 * The repository must be the one that the entity itself came from. Anyone who
 * can register an entity can write these annotations, and the backend reads and
 * deploys with its own credentials: without this check an entity of one team
 * could have another team's repository deployed.
 *
 * @throws InputError when the entity names no repository
 * @throws NotAllowedError when it names another one than its own
 * @public
 */
export function projectFileOf(
  entity: Entity,
  integrations: Pick<ScmIntegrationRegistry, 'resolveUrl'>,
): { projectFile: string; repository: GitHubRepository } {
  const ref = stringifyEntityRef(entity);
  const locations = entity.metadata.annotations ?? {};
  const origin = parseLocation(locations[ANNOTATION_LOCATION]);
  const source = parseLocation(locations[ANNOTATION_SOURCE_LOCATION]);
  const base = [source, origin].find(location => location?.type === 'url');
  const named = locations[annotations.projectFile]?.replace(/^url:/, '');

  let projectFile: string | undefined;
  if (named && URL.canParse(named)) {
    projectFile = named;
  } else if (base) {
    projectFile = integrations.resolveUrl({
      url: named ?? FILE,
      base: base.target,
    });
  }
  const repository = projectFile && repositoryOfUrl(projectFile);
  if (!projectFile || !repository) {
    throw new InputError(
      `${ref} does not say where its project file is: set the annotation ${annotations.projectFile} to the URL of its ${FILE} on GitHub`,
    );
  }
  // An entity of a local file was put there by the operator of the portal.
  const own = origin?.type === 'url' && repositoryOfUrl(origin.target);
  if (
    origin?.type === 'url' &&
    (!own ||
      own.host !== repository.host ||
      own.owner.toLowerCase() !== repository.owner.toLowerCase() ||
      own.repo.toLowerCase() !== repository.repo.toLowerCase())
  ) {
    throw new NotAllowedError(
      `${ref} comes from ${origin.target} but names a project file in ${repository.owner}/${repository.repo}: an environment is described in its own repository`,
    );
  }
  return { projectFile, repository };
}

function parseLocation(
  value: string | undefined,
): { type: string; target: string } | undefined {
  if (!value) {
    return undefined;
  }
  try {
    return parseLocationRef(value);
  } catch {
    return undefined;
  }
}
