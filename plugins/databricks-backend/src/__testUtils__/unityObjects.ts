import type { PermissionCondition } from '@backstage/plugin-permission-common';

/** The names of what a list tells. */
export const namesOf = (items: Array<{ name: string }>) =>
  items.map(({ name }) => name);

/** So many objects, in the order of their names. */
export const many = (count: number, prefix = 't') =>
  Array.from({ length: count }, (_, n) => ({
    name: `${prefix}${String(n).padStart(4, '0')}`,
  }));

/** A condition of a policy by schema. */
export const inSchema = (params: PermissionCondition['params']) => ({
  resourceType: 'unity-catalog-object',
  rule: 'IS_IN_SCHEMA',
  params,
});
