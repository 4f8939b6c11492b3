import type { PermissionCriteria } from '@backstage/plugin-permission-common';
import type { EnvironmentResource } from './EnvironmentResource';

/**
 * Environments of which a property has one of some values.
 *
 * @public
 */
export interface EnvironmentPropertyFilter {
  property: keyof EnvironmentResource;
  values: string[];
}

/**
 * Which environments a decision allows, for a query: `anyOf`, `allOf` and `not`
 * around properties.
 *
 * @public
 */
export type EnvironmentFilter = PermissionCriteria<EnvironmentPropertyFilter>;
