import { createPermission } from '@backstage/plugin-permission-common';

/**
 * The catalog's permission to read entities, by which it says what a person sees
 * of it (`@backstage/plugin-catalog-common`, `catalogEntityReadPermission`).
 */
export const catalogEntityReadPermission = createPermission({
  name: 'catalog.entity.read',
  attributes: { action: 'read' },
  resourceType: 'catalog-entity',
});
