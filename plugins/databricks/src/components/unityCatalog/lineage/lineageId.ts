import type { UnityLineageNode } from '@lakeport/backstage-plugin-databricks-common';

/** What tells a table or column of lineage from all others; not for hidden ones, which have no names. */
export function lineageId(
  node: Pick<UnityLineageNode, 'catalog' | 'schema' | 'table' | 'column'>,
): string {
  const { catalog, schema, table, column } = node;
  // Encoded, since ids become selectors, which names of any characters cannot.
  return [catalog, schema, table, column]
    .flatMap(part => (part === undefined ? [] : [encodeURIComponent(part)]))
    .join('/');
}
