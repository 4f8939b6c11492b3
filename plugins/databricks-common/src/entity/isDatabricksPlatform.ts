import { Entity } from '@backstage/catalog-model';
import { annotations } from '../annotations';
import { isSystemWith } from './isSystemWith';

/**
 * Whether an entity is a platform: a System with the annotation
 * `lakeport.dev/platform-file`.
 *
 * @public
 */
export function isDatabricksPlatform(entity: Entity): boolean {
  return isSystemWith(entity, annotations.platformFile);
}
