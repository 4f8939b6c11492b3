import { Entity } from '@backstage/catalog-model';
import { annotations } from '../annotations';
import { entityTypes } from '../entityTypes';

/**
 * Which environment of which project an entity stands for.
 *
 * @public
 */
export interface EnvironmentName {
  /** Name of the project, prefix of everything it owns. */
  project: string;
  /** Name of the environment within the project. */
  environment: string;
}

/** Names as the project file allows them; anything else is not ours to act on. */
const NAME = /^[a-z0-9](?:[a-z0-9-]*[a-z0-9])?$/;

/**
 * Reads the environment off a Resource of type `databricks-environment` with
 * the annotation `lakeport.dev/environment: <project>/<environment>`.
 * `undefined` for every other entity and for an annotation of another shape.
 *
 * @public
 */
export function environmentOf(entity: Entity): EnvironmentName | undefined {
  const type = entity.spec?.type;
  if (
    entity.kind.toLocaleLowerCase('en-US') !== 'resource' ||
    type !== entityTypes.environment
  ) {
    return undefined;
  }
  const value = entity.metadata.annotations?.[annotations.environment] ?? '';
  const [project, environment, ...rest] = value.split('/');
  if (rest.length > 0 || !NAME.test(project) || !NAME.test(environment ?? '')) {
    return undefined;
  }
  return { project, environment };
}
