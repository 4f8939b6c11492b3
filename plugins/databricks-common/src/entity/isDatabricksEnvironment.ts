import { Entity } from '@backstage/catalog-model';
import { environmentOf } from './environmentOf';

/**
 * Whether an entity is an environment that the Databricks plugin can show:
 * it says which environment of which project it is.
 *
 * @public
 */
export function isDatabricksEnvironment(entity: Entity): boolean {
  return environmentOf(entity) !== undefined;
}
