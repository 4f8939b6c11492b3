import type { KnownMetastore, MetastoreWorkspace } from './KnownMetastore';

/**
 * What several sources tell of the same metastores as one list, sorted by name.
 * The first source to name a metastore or workspace is believed.
 */
export function mergeMetastores(
  sources: readonly KnownMetastore[][],
): KnownMetastore[] {
  const merged = new Map<string, KnownMetastore>();
  for (const metastore of sources.flat()) {
    const known = merged.get(metastore.id) ?? { ...metastore, workspaces: [] };
    const ids = new Set(known.workspaces.map(({ id }) => id));
    merged.set(metastore.id, {
      ...known,
      workspaces: [
        ...known.workspaces,
        ...metastore.workspaces.filter(({ id }) => !ids.has(id)),
      ].sort(byId),
    });
  }
  return [...merged.values()].sort(
    (a, b) => compare(a.name, b.name) || compare(a.id, b.id),
  );
}

/** As numbers: ids have up to 20 digits, more than a number holds. */
function byId(a: MetastoreWorkspace, b: MetastoreWorkspace): number {
  return a.id.length - b.id.length || compare(a.id, b.id);
}

function compare(a: string, b: string): number {
  if (a === b) {
    return 0;
  }
  return a < b ? -1 : 1;
}
