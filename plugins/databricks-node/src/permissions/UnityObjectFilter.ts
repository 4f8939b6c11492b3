import type { PermissionCriteria } from '@backstage/plugin-permission-common';

/**
 * Objects of Unity Catalog of which a property has one of some values. Names
 * are in lower case, a schema is `<catalog>.<schema>`, a tag `<key>` or
 * `<key>=<value>`.
 *
 * @public
 */
export interface UnityObjectPropertyFilter {
  property: 'metastoreId' | 'catalog' | 'schema' | 'owner' | 'tag';
  values: string[];
}

/**
 * Which objects a decision allows: `anyOf`, `allOf` and `not` around properties.
 *
 * @public
 */
export type UnityObjectFilter = PermissionCriteria<UnityObjectPropertyFilter>;
