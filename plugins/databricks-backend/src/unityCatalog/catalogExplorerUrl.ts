import type { UnityObjectName } from '@lakeport/backstage-plugin-databricks-common';

/** What comes before the name in the address of a kind (Databricks' Catalog Explorer, 2026). */
const PREFIX = {
  catalog: [],
  schema: [],
  table: [],
  volume: ['volumes'],
  function: ['functions'],
  model: ['models'],
} as const;

/**
 * Where Databricks shows an object. Every part is URL-encoded.
 *
 * @param workspace - the workspace that it is shown in
 */
export function catalogExplorerUrl(
  { kind, catalog, schema, name }: Omit<UnityObjectName, 'metastoreId'>,
  workspace: { id: string; url: string },
): string {
  const parts = [...PREFIX[kind], catalog, schema, name].filter(
    part => part !== undefined,
  );
  const path = parts.map(encodeURIComponent).join('/');
  const query = new URLSearchParams({ o: workspace.id });
  return `${workspace.url}/explore/data/${path}?${query}`;
}
