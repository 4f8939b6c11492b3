import { catalogKey } from './catalogKey';
import type { EstateReading } from './EstateReading';
import type { SeenCatalog } from './SeenCatalog';

/** The catalogs of all workspaces, each once, sorted by metastore and name. */
export function seenCatalogs(
  reading: Pick<EstateReading, 'workspaces' | 'assignments' | 'catalogs'>,
): SeenCatalog[] {
  const seen = new Map<string, SeenCatalog>();
  const workspaces = [...reading.workspaces].sort((a, b) =>
    a.key < b.key ? -1 : 1,
  );
  for (const workspace of workspaces) {
    for (const catalog of reading.catalogs.get(workspace.key) ?? []) {
      const metastoreId =
        catalog.metastoreId ?? reading.assignments.get(workspace.key);
      if (!metastoreId) {
        continue;
      }
      const key = catalogKey(metastoreId, catalog.name);
      const known = seen.get(key);
      if (known) {
        known.seenBy.push(workspace);
      } else {
        seen.set(key, {
          key,
          catalog: { ...catalog, metastoreId },
          seenBy: [workspace],
        });
      }
    }
  }
  return [...seen.values()].sort((a, b) => (a.key < b.key ? -1 : 1));
}
