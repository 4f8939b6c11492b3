import { Entity } from '@backstage/catalog-model';
import { annotations } from '../annotations';
import { entityTypes } from '../entityTypes';
import { isResourceOf } from './isResourceOf';

/**
 * Whether an entity is a Databricks workspace: a Resource of type
 * `databricks-workspace` with the annotation `lakeport.dev/workspace-id`.
 *
 * @public
 */
export function isDatabricksWorkspace(entity: Entity): boolean {
  return isResourceOf(entity, entityTypes.workspace, [annotations.workspaceId]);
}
