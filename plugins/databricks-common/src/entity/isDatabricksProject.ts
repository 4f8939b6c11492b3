import { Entity } from '@backstage/catalog-model';
import { annotations } from '../annotations';
import { isSystemWith } from './isSystemWith';

/**
 * Whether an entity is a project: a System with the annotation
 * `lakeport.dev/project-file`. Its environments carry that annotation too, but
 * are Resources.
 *
 * @public
 */
export function isDatabricksProject(entity: Entity): boolean {
  return isSystemWith(entity, annotations.projectFile);
}
