import { Entity } from '@backstage/catalog-model';
import { deploymentTargetOf } from './deploymentTargetOf';

/**
 * Whether an entity is what lies between the environments of a project
 * (`connectivity`, `regions`) and is deployed by its name: a Resource of type
 * `databricks-shared-stack` that says of which project it is.
 *
 * @public
 */
export function isDatabricksSharedStack(entity: Entity): boolean {
  return deploymentTargetOf(entity)?.isShared === true;
}
