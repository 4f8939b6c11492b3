import { parseEntityRef } from '@backstage/catalog-model';

/** Whether a value is a full reference of an entity, such as `system:default/acme`. */
export function isEntityRef(value: unknown): value is string {
  if (typeof value !== 'string') {
    return false;
  }
  try {
    parseEntityRef(value);
    return true;
  } catch {
    return false;
  }
}
