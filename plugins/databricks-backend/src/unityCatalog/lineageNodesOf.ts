import type { UnityLineageNode } from '@lakeport/backstage-plugin-databricks-common';
import type { UnityLineageEntry } from '@lakeport/backstage-plugin-databricks-node';

/**
 * Entries of lineage as tables, each once, with what moved the data. An entry
 * without a table (a file, a model, what Databricks itself hides) is no node.
 */
export function lineageNodesOf(
  entries: readonly UnityLineageEntry[],
): UnityLineageNode[] {
  const nodes = new Map<string, UnityLineageNode>();
  for (const { table, jobs, notebooks } of entries) {
    if (table) {
      const { catalogName, schemaName, name, type } = table;
      const key = JSON.stringify([catalogName, schemaName, name]);
      const known = nodes.get(key);
      nodes.set(key, {
        catalog: catalogName,
        schema: schemaName,
        table: name,
        ...(type && { type }),
        jobs: unique([
          ...(known?.jobs ?? []),
          ...jobs.flatMap(({ jobId, workspaceId }) =>
            jobId ? [{ id: jobId, ...(workspaceId && { workspaceId }) }] : [],
          ),
        ]),
        notebooks: unique([
          ...(known?.notebooks ?? []),
          ...notebooks.flatMap(({ notebookId, workspaceId }) =>
            notebookId
              ? [{ id: notebookId, ...(workspaceId && { workspaceId }) }]
              : [],
          ),
        ]),
      });
    }
  }
  return [...nodes.values()];
}

function unique<T extends { id: string; workspaceId?: string }>(
  items: T[],
): T[] {
  return [
    ...new Map(
      items.map(item => [JSON.stringify([item.workspaceId, item.id]), item]),
    ).values(),
  ];
}
