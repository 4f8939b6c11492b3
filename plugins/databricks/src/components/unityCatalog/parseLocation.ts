import type {
  UnityKind,
  UnityObjectName,
} from '@lakeport/backstage-plugin-databricks-common';
import { DETAIL_TABS, type ExplorerLocation } from './ExplorerLocation';

const KINDS: readonly UnityKind[] = [
  'catalog',
  'schema',
  'table',
  'volume',
  'function',
  'model',
];
const WORKSPACE_ID = /^[0-9]{1,20}$/;

function objectOf(query: URLSearchParams): UnityObjectName | undefined {
  const metastoreId = query.get('metastore');
  const kind = KINDS.find(known => known === query.get('kind'));
  const catalog = query.get('catalog');
  const schema = query.get('schema');
  const name = query.get('name');
  if (!metastoreId || !kind || !catalog) {
    return undefined;
  }
  if (kind === 'catalog') {
    return { metastoreId, kind, catalog };
  }
  if (!schema) {
    return undefined;
  }
  if (kind === 'schema') {
    return { metastoreId, kind, catalog, schema };
  }
  return name ? { metastoreId, kind, catalog, schema, name } : undefined;
}

/**
 * Reads what an address says of Unity Catalog. What somebody wrote into it and
 * means nothing is left out.
 */
export function parseLocation(query: URLSearchParams): ExplorerLocation {
  const metastoreId = query.get('metastore');
  const object = objectOf(query);
  const column = query.get('column');
  const workspace = query.get('workspace') ?? '';
  return {
    view: query.get('view') === 'bindings' ? 'bindings' : 'explorer',
    tab: DETAIL_TABS.find(tab => tab === query.get('tab')) ?? 'overview',
    ...(metastoreId && { metastoreId }),
    ...(object && { object }),
    ...(column && { column }),
    ...(WORKSPACE_ID.test(workspace) && { workspace }),
  };
}
