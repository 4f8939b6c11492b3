import type { UnityLineageNode } from '@lakeport/backstage-plugin-databricks-common';
import type { MetastoreWorkspace } from './KnownMetastore';

/** A node whose jobs and notebooks say where Databricks shows them, in workspaces that are known. */
export function withLinks(
  node: UnityLineageNode,
  workspaces: readonly MetastoreWorkspace[],
): UnityLineageNode {
  const linked = <T extends { id: string; workspaceId?: string }>(
    item: T,
    urlIn: (workspace: MetastoreWorkspace) => string,
  ) => {
    const workspace = workspaces.find(({ id }) => id === item.workspaceId);
    return { ...item, ...(workspace && { url: urlIn(workspace) }) };
  };
  return {
    ...node,
    ...(node.jobs && {
      jobs: node.jobs.map(job =>
        linked(
          job,
          ({ id, url }) =>
            `${url}/jobs/${encodeURIComponent(job.id)}?${new URLSearchParams({
              o: id,
            })}`,
        ),
      ),
    }),
    ...(node.notebooks && {
      notebooks: node.notebooks.map(notebook =>
        linked(
          notebook,
          ({ id, url }) =>
            `${url}/?${new URLSearchParams({
              o: id,
            })}#notebook/${encodeURIComponent(notebook.id)}`,
        ),
      ),
    }),
  };
}
