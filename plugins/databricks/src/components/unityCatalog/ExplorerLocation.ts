import type { UnityObjectName } from '@lakeport/backstage-plugin-databricks-common';

/** What a detail page of an object shows, in the order of its tabs. */
export const DETAIL_TABS = [
  'overview',
  'grants',
  'lineage',
  'workspaces',
] as const;

/** One of the tabs of an object. */
export type DetailTab = (typeof DETAIL_TABS)[number];

/** What of Unity Catalog a page shows, as its address says it. */
export interface ExplorerLocation {
  /** The tree with what is chosen in it, or which workspaces may use which catalogs. */
  view: 'explorer' | 'bindings';
  /** Id of the metastore that is shown, or that the object is in. */
  metastoreId?: string;
  object?: UnityObjectName;
  tab: DetailTab;
  /** The column whose lineage is shown. */
  column?: string;
  /** Id of the workspace to read through. */
  workspace?: string;
}
