import { Entity } from '@backstage/catalog-model';
import { annotations } from '../annotations';
import { entityTypes } from '../entityTypes';
import type { EnvironmentName } from './environmentOf';

/**
 * What of a project is deployed by its name: an environment, or what is between
 * its environments (`connectivity`, `regions`). No environment has such a name.
 *
 * @public
 */
export interface DeploymentTarget extends EnvironmentName {
  /** Whether it is between environments, and so has no workspace of its own. */
  isShared: boolean;
}

/** Names as the project file allows them; anything else is not ours to act on. */
const NAME = /^[a-z0-9](?:[a-z0-9-]*[a-z0-9])?$/;

const TYPES: readonly unknown[] = [
  entityTypes.environment,
  entityTypes.sharedStack,
];

/**
 * Reads what is deployed off a Resource of type `databricks-environment` or
 * `databricks-shared-stack` with the annotation
 * `lakeport.dev/environment: <project>/<name>`. `undefined` for every other
 * entity and for an annotation of another shape.
 *
 * @public
 */
export function deploymentTargetOf(
  entity: Entity,
): DeploymentTarget | undefined {
  const type = entity.spec?.type;
  if (
    entity.kind.toLocaleLowerCase('en-US') !== 'resource' ||
    !TYPES.includes(type)
  ) {
    return undefined;
  }
  const value = entity.metadata.annotations?.[annotations.environment] ?? '';
  const [project, environment = '', ...rest] = value.split('/');
  if (rest.length > 0 || !NAME.test(project) || !NAME.test(environment)) {
    return undefined;
  }
  return { project, environment, isShared: type === entityTypes.sharedStack };
}
