import type { ExplorerLocation } from './ExplorerLocation';

const NAMES = [
  'view',
  'metastore',
  'kind',
  'catalog',
  'schema',
  'name',
  'tab',
  'column',
  'workspace',
];

/** An address that says this of Unity Catalog, and of all else what it said before. */
export function writeLocation(
  location: ExplorerLocation,
  before: URLSearchParams,
): URLSearchParams {
  const { view, metastoreId, object, tab, column, workspace } = location;
  const query = new URLSearchParams(before);
  NAMES.forEach(name => query.delete(name));
  const values = {
    view: view === 'explorer' ? undefined : view,
    metastore: object?.metastoreId ?? metastoreId,
    kind: object?.kind,
    catalog: object?.catalog,
    schema: object?.schema,
    name: object?.name,
    tab: tab === 'overview' ? undefined : tab,
    column,
    workspace,
  };
  for (const [name, value] of Object.entries(values)) {
    if (value !== undefined) {
      query.set(name, value);
    }
  }
  return query;
}
