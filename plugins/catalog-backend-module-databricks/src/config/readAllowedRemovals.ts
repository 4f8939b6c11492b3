import type { RootConfigService } from '@backstage/backend-plugin-api';
import { valueAt } from '@lakeport/backstage-plugin-databricks-node';

/**
 * Digests of removals that a person has let through. Read at each refresh: a
 * change of the file holds without a restart.
 */
export function readAllowedRemovals(root: RootConfigService): string[] {
  const path = 'catalog.providers.databricks.allowRemovals';
  const value = valueAt(root, path);
  return (Array.isArray(value) ? value : [value]).flatMap(one =>
    typeof one === 'string' || typeof one === 'number' ? String(one) : [],
  );
}
