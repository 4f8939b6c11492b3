import { Entity } from '@backstage/catalog-model';
import { deploymentTargetOf } from './deploymentTargetOf';

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

/**
 * Reads the environment off a Resource of type `databricks-environment` with
 * the annotation `lakeport.dev/environment: <project>/<environment>`.
 * `undefined` for every other entity and for an annotation of another shape.
 *
 * @public
 */
export function environmentOf(entity: Entity): EnvironmentName | undefined {
  const target = deploymentTargetOf(entity);
  return target && !target.isShared
    ? { project: target.project, environment: target.environment }
    : undefined;
}
