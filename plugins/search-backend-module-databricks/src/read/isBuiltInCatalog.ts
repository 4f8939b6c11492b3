import type { UnityCatalogInfo } from '@lakeport/backstage-plugin-databricks-node';

/** Catalogs that every workspace has and nobody looks for in a portal. */
const NAMES = new Set([
  'system',
  'samples',
  'hive_metastore',
  '__databricks_internal',
]);
const TYPES = new Set(['SYSTEM_CATALOG', 'INTERNAL_CATALOG']);

/** Whether a catalog is Databricks' own. */
export function isBuiltInCatalog(catalog: UnityCatalogInfo): boolean {
  return NAMES.has(catalog.name) || TYPES.has(catalog.type ?? '');
}
