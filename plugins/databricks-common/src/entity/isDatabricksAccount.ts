import { Entity } from '@backstage/catalog-model';
import { annotations } from '../annotations';
import { entityTypes } from '../entityTypes';
import { isResourceOf } from './isResourceOf';

/**
 * Whether an entity is a Databricks account: a Resource of type
 * `databricks-account` with the annotation `lakeport.dev/account-id`.
 *
 * @public
 */
export function isDatabricksAccount(entity: Entity): boolean {
  return isResourceOf(entity, entityTypes.account, [annotations.accountId]);
}
